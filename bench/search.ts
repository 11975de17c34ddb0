import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Result } from './search/figures.ts';
import { describeMachine } from './search/machine.ts';
import { measureEngine } from './search/measure.ts';
import { type EngineKey, engineKeys, isEngineKey } from './search/registry.ts';
import { reportDetail, reportNotes, reportResults, reportUpdates } from './search/report.ts';
import { prepareWorkload, type Workload } from './search/workload.ts';

/**
 * Searching beside its peers: exactness, cost and speed of engines on the same text and queries, one
 * process after another. Run it as `npm run bench:search -- --corpus FILE`; the report goes to
 * stdout as Markdown.
 */
const usage = `npm run bench:search -- --corpus FILE [--corpus FILE …] [options]
  --corpus FILE        JSON lines {src, doc, paras: []}, plain or .gz; several make one corpus
  --engines a,b        of ${engineKeys.join(', ')}
  --queries N          random queries (1000)
  --seed S             of the random queries (1)
  --limit-mb N         only the first N MB of text
  --repeat K           how often each query is timed (5)
  --updates            also add and remove documents
  --detail             also all percentiles, beside the scan's
  --time-limit-min N   for each process of an engine (10)
  --heap-limit-mb N    of an engine's JavaScript heap (8192)`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true },
      engines: { type: 'string' },
      queries: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      'limit-mb': { type: 'string', default: 'Infinity' },
      repeat: { type: 'string', default: '5' },
      updates: { type: 'boolean', default: false },
      detail: { type: 'boolean', default: false },
      'time-limit-min': { type: 'string', default: '10' },
      'heap-limit-mb': { type: 'string', default: '8192' },
    },
  });
  if (!values.corpus) throw new TypeError('--corpus is missing');
  return {
    corpus: values.corpus,
    engines: readEngines(values.engines),
    queries: readNumber('queries', values.queries),
    seed: readNumber('seed', values.seed),
    limit: readNumber('limit-mb', values['limit-mb']) * 1e6,
    rounds: Math.max(1, readNumber('repeat', values.repeat)),
    updates: values.updates,
    detail: values.detail,
    limits: {
      time: readNumber('time-limit-min', values['time-limit-min']) * 60_000,
      heap: readNumber('heap-limit-mb', values['heap-limit-mb']),
    },
  };
}

function readEngines(list: string | undefined): EngineKey[] {
  if (list === undefined) return engineKeys;
  return list.split(',').map((name) => {
    if (!isEngineKey(name)) throw new TypeError(`--engines: there is no ${name}`);
    return name;
  });
}

function readNumber(option: string, value: string): number {
  const number = Number(value);
  if (Number.isNaN(number) || number < 0)
    throw new TypeError(`--${option}: not a number: ${value}`);
  return number;
}

type Options = ReturnType<typeof readOptions>;

async function run(options: Options, folder: string): Promise<void> {
  const files = options.corpus.map((file) => basename(file)).join(' + ');
  console.error(`${files}: reading, folding, finding what is to be found …`);
  const workload = prepareWorkload({ ...options, folder });
  const { rounds, updates, seed, limits } = options;
  const results: Result[] = [];
  for (const key of options.engines) {
    console.error(`${key} …`);
    results.push(await measureEngine(key, { workload: folder, rounds, updates, seed }, limits));
  }
  report(options, workload, results, files);
}

function report(options: Options, workload: Workload, results: Result[], files: string): void {
  const queries = workload.randomQueries + workload.typedQueries;
  const parts = [
    describeMachine(),
    `${files}: ${(workload.textBytes / 1e6).toFixed(1)} MB (UTF-8) in ${workload.documents} documents and ${workload.paragraphs} paragraphs; ${workload.randomQueries} random queries (seed ${options.seed}) and ${workload.typedQueries} typed ones; per query the median of ${options.rounds} rounds.`,
    reportResults(results, workload),
    reportNotes(results, options.rounds),
  ];
  if (options.detail) parts.push(reportDetail(results, queries));
  if (options.updates) parts.push(reportUpdates(results));
  console.log(parts.join('\n\n'));
}

async function main(): Promise<void> {
  let options: Options;
  try {
    options = readOptions();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'zhujian-bench-'));
  // The one place that is passed whichever way this ends; measured processes end with it too.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(1));
  }
  await run(options, folder);
}

await main();
