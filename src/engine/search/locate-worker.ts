/**
 * Where the search worker's module is, as seen from a module of the engine: beside this one in the
 * source; in the build `search-worker.js` at the top of `out/main/`, under whose `chunks/` this code
 * may have been put.
 *
 * @param from URL of this very module
 */
export function locateWorker(from: string = import.meta.url): URL {
  if (from.endsWith('.ts')) return new URL('worker.ts', from);
  const isChunk = new URL('.', from).pathname.endsWith('/chunks/');
  return new URL(isChunk ? '../search-worker.js' : 'search-worker.js', from);
}
