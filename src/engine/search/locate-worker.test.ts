import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locateWorker } from './locate-worker.ts';

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhujian-built-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
});

afterEach(() => rm(folder, { recursive: true }));

/** Bundles programs together with the worker, laid out as the project's own build lays them out. */
async function bundle(programs: string[]): Promise<void> {
  const service = fileURLToPath(new URL('search-service.ts', import.meta.url));
  const samples = fileURLToPath(new URL('testing/sample-documents.ts', import.meta.url));
  const code = `
    import { createSearchService } from ${JSON.stringify(service)};
    import { createSampleDocument } from ${JSON.stringify(samples)};
    const documents = [createSampleDocument('sample', ['江山就是人民', '人民，人民'])];
    const search = createSearchService({
      bundled: documents,
      libraryFile: null,
      packFolder: import.meta.dirname + '/packs',
      isWritable: true,
      indexFolder: import.meta.dirname,
    });
    await search.begin({ entries: () => documents, annotations: () => [] });
    const ask = (query) => search.handlers['search.query']({
      query, sections: [], together: 'paragraph', strict: false, order: 'text', offset: 0, limit: 0,
    });
    const early = await ask('人民');
    const { origin } = await search.report;
    const late = await ask('民,人');
    console.log(origin, early.total, late.total);
    await search.close();
  `;
  const input: Record<string, string> = { 'search-worker': fileURLToPath(locateWorker()) };
  for (const program of programs) {
    input[program] = join(folder, `${program}.source.js`);
    await writeFile(input[program], code);
  }
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(folder, 'out'),
      target: 'node24',
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

describe('locateWorker', () => {
  it('knows the source and both places in the build', () => {
    const locate = (from: string) => locateWorker(from).href;
    expect(locate('file:///p/src/engine/search/locate-worker.ts')).toBe(
      'file:///p/src/engine/search/worker.ts',
    );
    expect(locate('file:///p/out/main/cli.js')).toBe('file:///p/out/main/search-worker.js');
    expect(locate('file:///p/out/main/chunks/engine-1.js')).toBe(
      'file:///p/out/main/search-worker.js',
    );
    expect(locate('file:///C:/%E7%AB%B9/app.asar/out/main/chunks/e.js')).toBe(
      'file:///C:/%E7%AB%B9/app.asar/out/main/search-worker.js',
    );
  });

  // Two programs share the service in a chunk; one alone has it inlined.
  it.each([[['one']], [['one', 'two']]])('finds the worker in a build of %j', async (programs) => {
    await bundle(programs);
    for (const program of programs) {
      const { stdout } = await run(process.execPath, [join(folder, 'out', `${program}.js`)]);
      expect(stdout).toBe('rebuilt 3 1\n');
    }
  });
});
