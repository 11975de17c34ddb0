import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellPorts } from '../engine/ports.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));
const { createShellPorts } = await import('./shell-ports.ts');
const { record, system } = await import('./testing/electron-double.ts');

const folder = mkdtempSync(join(tmpdir(), 'zhujian-ports-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  record.saveDialogs.length = 0;
});

function deliver(language: 'zh-CN' | 'en' = 'zh-CN') {
  const ports: ShellPorts = createShellPorts({
    engine: { language },
    preload: '/preload.cjs',
    parent: () => null,
  });
  return ports.deliverPdf?.(Buffer.from('%PDF-1.7'), '人民至上.pdf');
}

describe('handing over a PDF', () => {
  it('saves where the user says, whole', async () => {
    system.saveAs = join(folder, '选段.pdf');
    expect(await deliver()).toEqual({ kind: 'file', file: system.saveAs });
    expect(readFileSync(system.saveAs, 'utf8')).toBe('%PDF-1.7');
    expect(record.saveDialogs).toEqual([
      [expect.objectContaining({ title: '导出 PDF', defaultPath: '人民至上.pdf' })],
    ]);
  });

  it('writes nothing when the user calls it off', async () => {
    system.saveAs = undefined;
    const before = readdirSync(folder);
    expect(await deliver('en')).toEqual({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual(before);
    expect(record.saveDialogs[0]).toEqual([expect.objectContaining({ title: 'Export PDF' })]);
  });

  it('says when the place can not be written', async () => {
    system.saveAs = join(folder, 'missing', 'a.pdf');
    await expect(deliver()).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});
