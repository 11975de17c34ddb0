import { createConnectionError, createReplyError } from './call-error.ts';
import { readEvent } from './shell-event.ts';
import type { Transport } from './transport.ts';

/** Calls over loopback HTTP to the server that served this page. */
export function createHttpTransport(): Transport {
  return { invoke, subscribe };
}

const invoke: Transport['invoke'] = async (method, input, options) => {
  let response: Response;
  try {
    response = await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method, input }),
      keepalive: options?.keepalive ?? false,
    });
  } catch (error) {
    throw createConnectionError(error);
  }
  try {
    // A refusal (403, 413 …) carries the same JSON as the engine's own failures.
    return await response.json();
  } catch (error) {
    throw createReplyError(`HTTP ${response.status}`, error);
  }
};

const subscribe: Transport['subscribe'] = (listener) => {
  const source = new EventSource('/api/events');
  source.onopen = () => listener.onConnection(true);
  source.onerror = () => listener.onConnection(false);
  source.onmessage = (message: MessageEvent<string>) => {
    const event = readEvent(JSON.parse(message.data));
    if (event) listener.onEvent(event);
  };
  return () => source.close();
};
