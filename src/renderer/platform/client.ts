import type { Failure, Input, Method, Output } from '../../shared/contract.ts';
import { CallError, createReplyError } from './call-error.ts';
import { createHttpTransport } from './http-transport.ts';
import { createIpcTransport, type ZhujianBridge } from './ipc-transport.ts';
import type { ShellEvent } from './shell-event.ts';
import type { CallOptions, Transport } from './transport.ts';

export { CallError, type CallErrorCode } from './call-error.ts';
export type { ShellEvent } from './shell-event.ts';

declare global {
  interface Window {
    /** Exposed by the Electron preload; absent in a browser. */
    zhujian?: ZhujianBridge;
  }
}

const listeners = new Set<(event: ShellEvent) => void>();
const connectionListeners = new Set<() => void>();
let transport: Transport | undefined;
let stopListening: (() => void) | undefined;
let connected = true;

/**
 * Asks the engine.
 *
 * @param method a method of the contract
 * @param input what the method takes
 * @returns what it gives
 * @throws CallError with the engine's code, or `connection-lost`, or `unreadable-reply`
 */
export async function call<M extends Method>(
  method: M,
  input: Input<M>,
  options?: CallOptions,
): Promise<Output<M>> {
  let reply: unknown;
  try {
    reply = await currentTransport().invoke(method, input, options);
  } catch (error) {
    if (error instanceof CallError && error.code === 'connection-lost') setConnected(false);
    throw error;
  }
  setConnected(true);
  if (typeof reply === 'object' && reply !== null && 'ok' in reply) {
    // The engine has checked its answers by the contract; to check them again would ship zod.
    if (reply.ok === true && 'value' in reply) return reply.value as Output<M>;
    if ('error' in reply && typeof reply.error === 'object' && reply.error !== null) {
      const { code, message, details } = reply.error as Failure;
      throw new CallError(code, message, details);
    }
  }
  throw createReplyError(typeof reply);
}

/**
 * Hears what the shell says unasked. The stream opens with the first listener and closes with the
 * last one.
 *
 * @returns what ends it
 */
export function subscribe(listener: (event: ShellEvent) => void): () => void {
  listeners.add(listener);
  stopListening ??= currentTransport().subscribe({
    onEvent(event) {
      for (const hear of listeners) hear(event);
    },
    onConnection: setConnected,
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopListening?.();
    stopListening = undefined;
  };
}

/** Whether the engine could be reached when it was last tried. */
export function isConnected(): boolean {
  return connected;
}

/** Hears when the connection is lost or comes back. */
export function subscribeConnection(listener: () => void): () => void {
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
}

function setConnected(value: boolean): void {
  if (connected === value) return;
  connected = value;
  for (const hear of connectionListeners) hear();
}

function currentTransport(): Transport {
  transport ??= window.zhujian ? createIpcTransport(window.zhujian) : createHttpTransport();
  return transport;
}
