import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { ipcChannels } from '../shared/ipc-channels.ts';

/** All that a page gets from the shell: ask, and be told. The shell checks every call. */
contextBridge.exposeInMainWorld('zhujian', {
  invoke(method: string, input: unknown): Promise<unknown> {
    return ipcRenderer.invoke(ipcChannels.call, method, input);
  },

  /** The IPC event object stays here: it would hand the page `ipcRenderer` itself. */
  subscribe(listener: (event: unknown) => void): () => void {
    function onEvent(_: IpcRendererEvent, event: unknown): void {
      listener(event);
    }
    function onCommand(_: IpcRendererEvent, command: unknown): void {
      listener({ command });
    }
    ipcRenderer.on(ipcChannels.event, onEvent);
    ipcRenderer.on(ipcChannels.command, onCommand);
    return () => {
      ipcRenderer.off(ipcChannels.event, onEvent);
      ipcRenderer.off(ipcChannels.command, onCommand);
    };
  },
});
