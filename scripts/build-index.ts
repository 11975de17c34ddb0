import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readBundledArticles } from '../src/engine/library/bundled.ts';
import { BUNDLED_PACK, writePack } from '../src/engine/search/files/pack-file.ts';
import { buildGrams } from '../src/engine/search/grams/build-grams.ts';
import { toSearchable } from '../src/engine/search/search-service.ts';
import { buildStore } from '../src/engine/search/text/build-text.ts';

/** Writes the search pack of the bundled articles into `out/index/`. Run by Node 24 as it is. */
const resources = new URL('../resources/', import.meta.url);
const folder = new URL('../out/index/', import.meta.url);

const documents = await readBundledArticles(fileURLToPath(resources));
const store = buildStore(documents.map(toSearchable));
const grams = buildGrams(store.units);
await mkdir(folder, { recursive: true });
const file = fileURLToPath(new URL(BUNDLED_PACK, folder));
const bytes = writePack(file, `${file}.${process.pid}.part`, 1, store, grams);
console.log(
  `${file}: ${documents.length} articles, ${store.blockCount} blocks, ` +
    `${grams.seconds.length} grams, ${bytes} bytes`,
);
