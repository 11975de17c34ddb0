import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Awaitable, Engine } from './engine.ts';
import type { Figures, Job } from './figures.ts';
import { createEngine } from './registry.ts';
import { compareIds, judge, median } from './statistics.ts';
import { measureUpdates } from './updates.ts';
import { readExpected, readParagraphs, readQueries } from './workload.ts';

/**
 * The process in which one engine is measured and nothing else happens. Wants `--expose-gc`; sends
 * its figures to the parent as it gets them.
 */

/** As many as a screen of results needs. */
const FIRST = 50;
/** After this many milliseconds no further round is begun, and the warm-up ends. */
const ROUNDS_BUDGET = 120_000;
const WARM_UP_BUDGET = 20_000;

function report(figures: Partial<Figures>): void {
  process.send?.(figures);
}

/** Collects garbage twice, since the second collection frees what the first only made free. */
function measureMemory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage();
}

/** What V8 has come to hold. Only `arrayBuffers` has the shared ones, only `external` what isn't one. */
function measureGrowth(before: NodeJS.MemoryUsage, after: NodeJS.MemoryUsage): number {
  return (
    after.heapUsed -
    before.heapUsed +
    Math.max(after.external - before.external, after.arrayBuffers - before.arrayBuffers)
  );
}

async function measureSeconds(work: () => Awaitable<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function measureFolder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Builds, in a function of its own so that the paragraphs can be collected when it returns. */
async function build(engine: Engine, job: Job): Promise<void> {
  report({ doing: 'reading' });
  const paragraphs = readParagraphs(job.workload);
  report({ doing: 'building' });
  const buildSeconds = await measureSeconds(() => engine.build(paragraphs, job.folder));
  report({ buildSeconds });
}

/** @returns whether another process can load the engine */
async function save(engine: Engine, job: Job): Promise<boolean> {
  report({ doing: 'saving' });
  try {
    const saveSeconds = await measureSeconds(() => engine.save?.(job.folder));
    if (!engine.load) return false;
    report({ saveSeconds, diskBytes: measureFolder(job.folder) });
    return true;
  } catch (error) {
    report({ unsaved: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

async function askAll(engine: Engine, job: Job, before: NodeJS.MemoryUsage): Promise<void> {
  const queries = readQueries(job.workload);
  report({ doing: 'answering' });
  const { times, rounds } = await timeQueries(engine, queries, job.rounds);
  const after = measureMemory();
  report({
    times,
    rounds,
    heapBytes: measureGrowth(before, after),
    residentBytes: after.rss - before.rss,
  });
  report({ doing: 'being judged' });
  await judgeAnswers(engine, queries, readExpected(job.workload));
  if (job.updates) {
    report({ doing: 'updating' });
    report(await measureUpdates(engine, readParagraphs(job.workload), job.seed));
  }
}

/** All queries round after round, so that a disturbance meets one of a query's rounds, not all. */
async function timeQueries(engine: Engine, queries: readonly string[], rounds: number) {
  const warmUp = performance.now();
  for (const query of queries) {
    if (performance.now() - warmUp > WARM_UP_BUDGET) break;
    await engine.search(query, FIRST);
  }
  const timings: number[][] = queries.map(() => []);
  const start = performance.now();
  let round = 0;
  for (; round < rounds; round += 1) {
    if (round > 0 && performance.now() - start > ROUNDS_BUDGET) break;
    globalThis.gc?.();
    for (const [at, query] of queries.entries()) {
      timings[at]?.push(await timeQuery(engine, query));
    }
  }
  return { times: timings.map(median), rounds: round };
}

/** Waits only for a promise: waiting for anything else would be timed too. */
async function timeQuery(engine: Engine, query: string): Promise<number> {
  const start = performance.now();
  const answer = engine.search(query, FIRST);
  if (answer instanceof Promise) await answer;
  return performance.now() - start;
}

async function judgeAnswers(
  engine: Engine,
  queries: readonly string[],
  expected: readonly Uint32Array[],
): Promise<void> {
  const outcomes = [];
  let wrongCounts = 0;
  for (const [at, query] of queries.entries()) {
    const found = await engine.all(query);
    const { count } = await engine.search(query, FIRST);
    if (count !== found.length) wrongCounts += 1;
    outcomes.push(compareIds(found, expected[at] ?? []));
  }
  const { recall, precision, exact } = judge(outcomes);
  report({ recall, precision, exactQueries: exact, wrongCounts });
}

async function main(job: Job): Promise<void> {
  const before = measureMemory();
  const engine = await createEngine(job.engine);
  report({ name: engine.name, note: engine.note });
  if (job.step === 'build') {
    await build(engine, job);
    report({ builtBytes: measureGrowth(before, measureMemory()) });
    if (!(await save(engine, job))) await askAll(engine, job, before);
  } else {
    report({ doing: 'loading' });
    report({ loadSeconds: await measureSeconds(() => engine.load?.(job.folder)) });
    const [query = ''] = readQueries(job.workload);
    report({ firstAnswerMs: await timeQuery(engine, query) });
    await askAll(engine, job, before);
  }
  await engine.close?.();
  // The parent's channel would keep the process alive.
  process.disconnect();
}

await main(JSON.parse(process.argv[2] ?? '') as Job);
