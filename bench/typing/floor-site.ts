import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a static page shows after each key stroke. */
export interface FloorRow {
  before: string;
  mark: string;
  after: string;
}

/**
 * The least a page can do, to compare with: a field, and a list whose rows change at each input.
 * At `/` the page has the rows already; at `/call` it first fetches them, from a server that does
 * nothing else. There are no styles but a width, no framework and no web fonts.
 *
 * @param rows shown in turn, so that no row stays as it was
 */
export async function startFloorSite(rows: readonly FloorRow[]): Promise<{
  origin: string;
  stop(): Promise<void>;
}> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const isRows = request.method === 'POST';
      response.setHeader('Content-Type', isRows ? 'application/json' : 'text/html; charset=utf-8');
      response.end(isRows ? JSON.stringify(rows) : page(request.url === '/call' ? null : rows));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function page(rows: readonly FloorRow[] | null): string {
  // No `<` may end the script.
  const text = JSON.stringify(rows).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>floor</title>
<style>body { inline-size: 22rem }</style>
<input autofocus><p role="status"></p><ol></ol><script>const known = ${text};(${showRows})();</script>`;
}

/** Runs in the page. */
function showRows(): void {
  const count = 12;
  const own = known;
  const field = document.querySelector('input');
  const list = document.querySelector('ol');
  const status = document.querySelector('[role="status"]');
  let turn = 0;
  field?.addEventListener('input', async () => {
    turn += 1;
    const rows: FloorRow[] = own ?? (await (await fetch('/rows', { method: 'POST' })).json());
    const items = Array.from({ length: count }, (_, place) => {
      const row = rows[(turn * count + place) % rows.length];
      const item = document.createElement('li');
      const mark = document.createElement('mark');
      mark.append(row?.mark ?? '');
      item.append(row?.before ?? '', mark, row?.after ?? '');
      return item;
    });
    if (status) status.textContent = `${turn} 次`;
    list?.replaceChildren(...items);
  });
}

declare const known: readonly FloorRow[] | null;
