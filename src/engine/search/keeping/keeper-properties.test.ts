import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ZhujianDocument } from '../../../shared/document/model.ts';
import { fold } from '../../../shared/text/folding.ts';
import { BUNDLED_PACK } from '../files/pack-file.ts';
import { draftPath } from '../files/pack-folder.ts';
import { toSearchable } from '../search-service.ts';
import { anyText } from '../testing/adversarial-texts.ts';
import { findPlaces, type Place } from '../testing/find-places.ts';
import { createOracle } from '../testing/oracle.ts';
import { createSampleDocument } from '../testing/sample-documents.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../testing/temporary-library.ts';
import { CorpusKeeper } from './corpus-keeper.ts';
import { type PackJob, type PackResult, runPackJob } from './pack-job.ts';

const shipped = createSampleDocument('shipped', ['人民就是江山，發展 ﬁ', 'a\u0301 𠮷']);

const anyId = fc.constantFrom('甲', '乙', '丙', '丁', '戊');
const anyTexts = fc.array(anyText, { maxLength: 4 });

type Step =
  | { do: 'add'; id: string; texts: string[] }
  | { do: 'remove'; id: string }
  | { do: 'wait' }
  | { do: 'settle' }
  | { do: 'restart'; damage: 'none' | 'cut' | 'flip' | 'delete' | 'draft'; which: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      id: anyId,
      texts: anyTexts,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), id: anyId }) },
  { weight: 2, arbitrary: fc.constant({ do: 'wait' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'settle' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      damage: fc.constantFrom('none', 'none', 'cut', 'flip', 'delete', 'draft'),
      which: fc.nat(1_000_000),
    }),
  },
);

/** A keeper over a library, which can be let die at any moment and be started again. */
class Life {
  readonly #data: TemporaryLibrary;
  #birth = 0;
  #keeper: CorpusKeeper | undefined;

  constructor(data: TemporaryLibrary) {
    this.#data = data;
  }

  get keeper(): CorpusKeeper {
    if (!this.#keeper) throw new Error('not started');
    return this.#keeper;
  }

  async start(): Promise<void> {
    this.#birth += 1;
    this.#keeper = new CorpusKeeper({
      libraryFile: this.#data.file,
      folder: this.#data.packs,
      isWritable: true,
      bundledPack: join(this.#data.path, BUNDLED_PACK),
      bundled: [toSearchable(shipped)],
      library: this.#data.library.entries(),
      packer: (job) => this.#pack(job, this.#birth),
      onStatus: () => undefined,
      sealLength: 60,
      restLength: 30,
    });
    await this.#keeper.loadText();
  }

  change(id: string, document?: ZhujianDocument): void {
    this.keeper.change(id, document && toSearchable(document));
  }

  /** A thread dies with the program: what it has not done by then it never does. */
  async #pack(job: PackJob, birth: number): Promise<PackResult> {
    await setImmediate();
    if (birth !== this.#birth) return new Promise(() => undefined);
    const result = structuredClone(runPackJob(job));
    await setImmediate();
    return birth === this.#birth ? result : new Promise(() => undefined);
  }
}

function spoil(data: TemporaryLibrary, { damage, which }: Step & { do: 'restart' }): void {
  if (damage === 'none' || !existsSync(data.packs)) return;
  if (damage === 'draft') writeFileSync(draftPath(data.packs, which % 20), 'half a pack');
  const packs = readdirSync(data.packs).filter((name) => name.endsWith('.pack'));
  const name = packs[which % packs.length];
  if (name === undefined) return;
  const file = join(data.packs, name);
  const bytes = readFileSync(file);
  const place = which % bytes.length;
  if (damage === 'delete') rmSync(file);
  if (damage === 'cut') writeFileSync(file, bytes.subarray(0, place));
  if (damage === 'flip') writeFileSync(file, bytes.fill((bytes[place] ?? 0) ^ 4, place, place + 1));
}

function findByReading(documents: readonly ZhujianDocument[], query: string): Place[] {
  return documents.flatMap(({ id, blocks }) =>
    createOracle(blocks.map(({ text }) => text))
      .find(query)
      .map(([block, start, end]): Place => [id, blocks[block]?.id ?? '', start, end]),
  );
}

async function take(step: Step, life: Life, data: TemporaryLibrary): Promise<void> {
  switch (step.do) {
    case 'add': {
      const document = createSampleDocument(step.id, step.texts);
      data.library.add(document);
      return life.change(step.id, document);
    }
    case 'remove':
      data.library.remove(step.id);
      return life.change(step.id);
    case 'wait':
      return setImmediate();
    case 'settle':
      return life.keeper.settle();
    case 'restart':
      await life.start();
      spoil(data, step);
      await life.start();
      // Half of the lives end before the index is loaded.
      if (step.which % 2 === 0) await life.keeper.loadIndex();
  }
}

function expectToBeRight(
  { corpus }: CorpusKeeper,
  data: TemporaryLibrary,
  queries: string[],
): void {
  const documents = data.library.list().map(({ id }) => data.library.get(id));
  for (const { id, title } of documents) {
    const { part, document = -1 } = corpus.find(id) ?? {};
    expect({ id, title: part?.part.store.documents[document]?.title }).toEqual({ id, title });
  }
  const texts = documents.flatMap(({ blocks }) => blocks.map(({ text }) => fold(text).text));
  const ofText = texts.map((text) => text.slice(0, 3));
  for (const query of new Set([...queries, ...ofText, '人'])) {
    // Trimming is what happens to a query as it is read, which is not what this is about.
    if (query === '' || query.trim() !== query || fold(query).text !== query) continue;
    expect({ query, places: findPlaces(corpus, query) }).toEqual({
      query,
      places: findByReading(documents, query),
    });
  }
}

it('is right whatever comes, goes, is damaged, or dies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 1, maxLength: 20 }),
      fc.array(anyText, { maxLength: 3 }),
      async (steps, texts) => {
        using data = openTemporaryLibrary([shipped]);
        const life = new Life(data);
        await life.start();
        await life.keeper.loadIndex();
        const queries = texts.map((text) => fold(text).text.slice(0, 4));
        for (const step of steps) {
          await take(step, life, data);
          expectToBeRight(life.keeper, data, queries);
        }
        await life.keeper.loadIndex();
        await life.keeper.settle();
        expectToBeRight(life.keeper, data, queries);
        // Nothing is left to die with the folder.
        await life.start();
        expectToBeRight(life.keeper, data, queries);
      },
    ),
    { numRuns: 120, interruptAfterTimeLimit: 40_000 },
  );
});
