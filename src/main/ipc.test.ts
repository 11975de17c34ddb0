import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { openTemporaryEngine } from '../engine/testing/temporary-engine.ts';
import { MAX_REQUEST_BYTES } from '../shared/contract.ts';
import { ipcChannels } from '../shared/ipc-channels.ts';
import { pageUrl } from './app-origin.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));
const { connectIpc } = await import('./ipc.ts');
const { BrowserWindow, ipcMain } = await import('./testing/electron-double.ts');

let engine: Engine;
let window: InstanceType<typeof BrowserWindow>;

beforeAll(async () => {
  engine = await openTemporaryEngine();
  connectIpc(engine);
  window = new BrowserWindow();
  await window.loadURL(pageUrl('index.html'));
});
afterAll(() => engine.close());

type Frame = Parameters<typeof ipcMain.invoke>[3];

function call(args: unknown[], frame?: Frame): Promise<unknown> {
  return ipcMain.invoke(ipcChannels.call, window.webContents, args, frame);
}

describe('IPC', () => {
  it('answers our own pages', async () => {
    for (const page of ['index.html', 'print.html'] as const) {
      const frame = { url: `${pageUrl(page)}#b3`, parent: null };
      expect(await call(['app.info', {}], frame)).toMatchObject({ ok: true });
    }
  });

  it.each<[string, Frame]>([
    ['a frame that has gone', null],
    ['a foreign page', { url: 'https://example.com/', parent: null }],
    [
      'a page that names us in its address',
      { url: 'https://e.example/?app://zhujian/', parent: null },
    ],
    ['another host of the scheme', { url: 'app://other/index.html', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    [
      'a frame inside our page',
      { url: pageUrl('index.html'), parent: { url: pageUrl('index.html'), parent: null } },
    ],
  ])('refuses %s', async (_, frame) => {
    expect(await call(['app.info', {}], frame)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });

  it('refuses a page that is in none of our windows', async () => {
    const stranger = new BrowserWindow();
    await stranger.loadURL(pageUrl('index.html'));
    stranger.destroy();
    expect(
      await ipcMain.invoke(ipcChannels.call, stranger.webContents, ['app.info', {}]),
    ).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('refuses what is too large, by bytes', async () => {
    const query = '人'.repeat(Math.ceil(MAX_REQUEST_BYTES / 3));
    expect(await call(['search.query', { query }])).toMatchObject({
      ok: false,
      error: { code: 'payload-too-large', details: { limit: MAX_REQUEST_BYTES } },
    });
  });

  it('refuses what JSON can not carry', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    for (const input of [cycle, { query: 1n }]) {
      expect(await call(['search.query', input])).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    }
    expect(await call([7, {}])).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await call(['document.get'])).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });

  it('speaks of refusals in the language in force', async () => {
    const foreign = { url: 'https://example.com/', parent: null };
    const chinese = { ok: false, error: { message: expect.stringMatching(/\p{Script=Han}/u) } };
    expect(await call(['app.info', {}], foreign)).toMatchObject(chinese);
    await call(['settings.update', { language: 'en' }]);
    const english = { ok: false, error: { message: expect.stringContaining('not allowed') } };
    expect(await call(['app.info', {}], foreign)).toMatchObject(english);
    await call(['settings.update', { language: 'system' }]);
  });

  it('tells every window of a change', async () => {
    const other = new BrowserWindow();
    await call(['settings.update', { theme: 'sepia' }]);
    for (const { webContents } of [window, other]) {
      expect(webContents.sent).toContainEqual([
        ipcChannels.event,
        expect.objectContaining({ topic: 'settings' }),
      ]);
    }
    other.destroy();
  });

  it('is named in one file only', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing/.test(file))
      .filter((file) => /\bipcMain\b/.test(readFileSync(join(import.meta.dirname, file), 'utf8')));
    expect(files).toEqual(['ipc.ts']);
  });
});
