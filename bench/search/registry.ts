import type { Engine } from './engine.ts';

/** Loaded only in the process that measures it, so that no engine pays for another's code. */
const engines = {
  zhujian: async () => new (await import('./zhujian.ts')).ZhujianEngine(),
  scan: async () => new (await import('./engines/scan.ts')).ScanEngine(),
  flexsearch: async () => (await import('./engines/flexsearch.ts')).createDefaultFlexSearch(),
  'flexsearch-cjk': async () => (await import('./engines/flexsearch.ts')).createCjkFlexSearch(),
  'flexsearch-grams': async () =>
    new (await import('./engines/flexsearch-grams.ts')).FlexSearchGramsEngine(),
  minisearch: async () => new (await import('./engines/minisearch.ts')).MiniSearchEngine(),
  orama: async () => new (await import('./engines/orama.ts')).OramaEngine(),
  'fts5-trigram': async () => new (await import('./engines/fts5-trigram.ts')).Fts5TrigramEngine(),
  'fts5-2grams': async () => new (await import('./engines/fts5-bigrams.ts')).Fts5BigramEngine(),
} satisfies Record<string, () => Promise<Engine>>;

export type EngineKey = keyof typeof engines;

export const engineKeys = Object.keys(engines) as EngineKey[];

export function isEngineKey(name: string): name is EngineKey {
  return Object.hasOwn(engines, name);
}

export function createEngine(key: EngineKey): Promise<Engine> {
  return engines[key]();
}
