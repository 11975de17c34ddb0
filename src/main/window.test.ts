import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { openTemporaryEngine } from '../engine/testing/temporary-engine.ts';
import { locateInstallation } from './installation.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));
const { createMainWindow } = await import('./window.ts');
const { BrowserWindow, record, system } = await import('./testing/electron-double.ts');

let engine: Engine;
beforeEach(async () => {
  engine = await openTemporaryEngine();
});
afterEach(async () => {
  for (const window of [...BrowserWindow.getAllWindows()]) window.destroy();
  await engine.close();
  system.loadFailure = undefined;
  record.errorBoxes.length = 0;
});

function createWindow() {
  return createMainWindow({
    engine,
    installation: locateInstallation('/app'),
    developerTools: false,
  });
}

async function openWindow() {
  const main = createWindow();
  await main.show();
  const [window] = BrowserWindow.getAllWindows();
  if (!window) throw new Error('there is no window');
  return { main, window };
}

describe('the main window', () => {
  it('is one, however often it is asked for', async () => {
    const main = createWindow();
    await Promise.all([main.show(), main.show()]);
    expect(BrowserWindow.getAllWindows()).toHaveLength(1);
  });

  it('comes back when it was minimised', async () => {
    const { main, window } = await openWindow();
    window.minimize();
    await main.show();
    expect(window.calls.slice(-3)).toEqual(['restore', 'show', 'focus']);
  });

  it('opens maximised when it was closed so', async () => {
    const { main, window } = await openWindow();
    window.maximize();
    window.close();
    expect(main.current()).toBeNull();
    await main.show();
    expect(BrowserWindow.getAllWindows()[0]?.isMaximized()).toBe(true);
  });

  it('sends commands to its page, and to nobody once it is closed', async () => {
    const { main, window } = await openWindow();
    main.runCommand('print.open');
    expect(window.webContents.sent.at(-1)).toEqual(['zhujian:command', 'print.open']);
    window.close();
    const before = window.webContents.sent.length;
    main.runCommand('print.open');
    expect(window.webContents.sent).toHaveLength(before);
  });

  it('says why its page can not be shown, and closes', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    system.loadFailure = new Error('ERR_FILE_NOT_FOUND');
    await createWindow().show();
    expect(record.errorBoxes).toEqual([
      { title: '竹简无法显示页面', content: 'ERR_FILE_NOT_FOUND' },
    ]);
    expect(BrowserWindow.getAllWindows()).toEqual([]);
    log.mockRestore();
  });

  it('closes even when its place can not be kept', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const { window } = await openWindow();
    await engine.close();
    window.close();
    expect(BrowserWindow.getAllWindows()).toEqual([]);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('a page that stopped', () => {
  it.each([
    [0, ['reload'], 1],
    [1, [], 0],
  ])('does as button %i says', async (pressed, calls, left) => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const { window } = await openWindow();
    system.pressed = pressed;
    window.calls.length = 0;
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    expect(window.calls).toEqual(calls);
    expect(BrowserWindow.getAllWindows()).toHaveLength(left);
    log.mockRestore();
  });

  it('is left alone when it ended by itself', async () => {
    const { window } = await openWindow();
    window.calls.length = 0;
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(window.calls).toEqual([]);
    expect(BrowserWindow.getAllWindows()).toHaveLength(1);
  });
});
