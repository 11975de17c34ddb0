import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readBundledArticles } from '../src/engine/library/bundled.ts';
import { createCorpus } from '../src/engine/search/corpus.ts';
import { encodeIndex, INDEX_FILE } from '../src/engine/search/index-file.ts';
import { buildIndex } from '../src/engine/search/load-index.ts';
import { toSearchable } from '../src/engine/search/search-service.ts';

/** Writes the search index of the bundled articles into `out/index/`. Run by Node 24 as it is. */
const resources = new URL('../resources/', import.meta.url);
const folder = new URL('../out/index/', import.meta.url);

const documents = await readBundledArticles(fileURLToPath(resources));
const corpus = createCorpus(documents.map(toSearchable));
const index = await buildIndex(corpus);
const bytes = encodeIndex(corpus, index);

const file = new URL(INDEX_FILE, folder);
const draft = new URL(`${INDEX_FILE}.${process.pid}.part`, folder);
await mkdir(folder, { recursive: true });
await writeFile(draft, bytes);
await rename(draft, file);
console.log(
  `${fileURLToPath(file)}: ${documents.length} articles, ${corpus.blocks.length} blocks, ` +
    `${index.size()} grams, ${bytes.length} bytes`,
);
