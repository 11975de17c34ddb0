import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from './write-file-atomically.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhujian-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writeFileAtomically', () => {
  it('writes and replaces, and leaves nothing else behind', async () => {
    const file = join(folder, '人民.pdf');
    await writeFileAtomically(file, Buffer.from('one'));
    await writeFileAtomically(file, Buffer.from('two'));
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['人民.pdf']);
  });

  it('says where it could not write', async () => {
    const file = join(folder, 'missing', 'a.pdf');
    await expect(writeFileAtomically(file, Buffer.from('one'))).rejects.toMatchObject({
      code: 'file-unwritable',
      details: { file },
    });
  });

  it('clears up when the last step fails', async () => {
    const file = join(folder, 'taken.pdf');
    mkdirSync(file);
    writeFileSync(join(file, 'inside'), 'kept');
    await expect(writeFileAtomically(file, Buffer.from('one'))).rejects.toMatchObject({
      code: 'file-unwritable',
    });
    expect(readdirSync(folder)).toEqual(['taken.pdf']);
    expect(readFileSync(join(file, 'inside'), 'utf8')).toBe('kept');
  });
});
