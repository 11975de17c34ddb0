import { createConnectionError } from './call-error.ts';
import { readEvent } from './shell-event.ts';
import type { Transport } from './transport.ts';

/** What the preload exposes, and all that it exposes. */
export interface ZhujianBridge {
  invoke(method: string, input: unknown): Promise<unknown>;
  subscribe(listener: (event: unknown) => void): () => void;
}

/** Calls over Electron's IPC. */
export function createIpcTransport(bridge: ZhujianBridge): Transport {
  return {
    async invoke(method, input) {
      try {
        return await bridge.invoke(method, input);
      } catch (error) {
        throw createConnectionError(error);
      }
    },
    subscribe(listener) {
      return bridge.subscribe((value) => {
        const event = readEvent(value);
        if (event) listener.onEvent(event);
      });
    },
  };
}
