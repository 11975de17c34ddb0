import type { ServerResponse } from 'node:http';
import type { Engine } from '../engine/engine.ts';

/** Keeps proxies and browsers from taking a quiet stream for a dead one. Unit: milliseconds. */
const HEARTBEAT = 15_000;

export interface EventStreams {
  /** Turns a response into a stream of the engine's events (HTML Standard, 9.2). */
  open(response: ServerResponse): void;
  /** Ends every stream. */
  close(): void;
}

export function createEventStreams(engine: Engine): EventStreams {
  const open = new Set<ServerResponse>();
  const unsubscribe = engine.subscribe((event) => broadcast(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => broadcast(': still here\n\n'), HEARTBEAT);
  heartbeat.unref();

  function broadcast(text: string): void {
    for (const response of open) response.write(text);
  }

  return {
    open(response) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      response.write('retry: 1000\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    close() {
      clearInterval(heartbeat);
      unsubscribe();
      for (const response of open) response.end();
    },
  };
}
