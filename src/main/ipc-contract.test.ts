import { vi } from 'vitest';
import { describeContract } from '../engine/testing/contract-suite.ts';
import { openTemporaryEngine } from '../engine/testing/temporary-engine.ts';
import { ipcChannels } from '../shared/ipc-channels.ts';
import { pageUrl } from './app-origin.ts';

vi.mock('electron', () => import('./testing/electron-double.ts'));
const { connectIpc } = await import('./ipc.ts');
const { BrowserWindow, ipcMain } = await import('./testing/electron-double.ts');

describeContract('IPC', async () => {
  const engine = await openTemporaryEngine();
  const disconnect = connectIpc(engine);
  const window = new BrowserWindow();
  await window.loadURL(pageUrl('index.html'));
  const { webContents } = window;
  return {
    invoke: (method, input) => ipcMain.invoke(ipcChannels.call, webContents, [method, input]),
    subscribe(listener) {
      webContents.hear = (channel, message) => {
        if (channel === ipcChannels.event) listener(message);
      };
      return () => {
        webContents.hear = undefined;
      };
    },
    async close() {
      disconnect();
      window.destroy();
      await engine.close();
    },
  };
});
