import type { ShellEvent } from './shell-event.ts';

export interface CallOptions {
  /** Lets the call finish although the page is going away. */
  keepalive?: boolean;
}

export interface TransportListener {
  onEvent(event: ShellEvent): void;
  /** `false` when the engine can't be reached, `true` when it can be again. */
  onConnection(connected: boolean): void;
}

/** Carries calls to the engine and its events back; knows nothing of what they mean. */
export interface Transport {
  /**
   * @returns the engine's reply as it came; the caller checks its shape
   * @throws CallError `connection-lost` or `unreadable-reply`
   */
  invoke(method: string, input: unknown, options?: CallOptions): Promise<unknown>;
  subscribe(listener: TransportListener): () => void;
}
