import { useSyncExternalStore } from 'react';
import { isConnected, subscribeConnection } from './client.ts';

/** Whether the engine can be reached, as far as is known. */
export function useConnection(): boolean {
  return useSyncExternalStore(subscribeConnection, isConnected);
}
