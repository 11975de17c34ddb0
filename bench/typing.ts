import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { browserLaunch, startReader } from '../e2e/reader-process.ts';
import { fillLibrary, makeDocument } from '../src/engine/testing/library-filler.ts';
import { readCorpus } from './corpus.ts';
import { describeMachine } from './search/machine.ts';
import { percentile } from './search/statistics.ts';
import { formatTable } from './search/table.ts';
import { startFloorSite } from './typing/floor-site.ts';
import { type Keystroke, typeCharacter } from './typing/keystrokes.ts';
import { beginningsOf, typed } from './typing/queries.ts';

/**
 * From keystroke to painted results, in Chromium, with a library of the size given: each query is put
 * in character by character, and for each one the time from the input event to the frame that shows
 * its count and its first hits is taken. A static page beside it, in the same browser and in turn, says
 * what of that no page could save on this machine. Run it as `npm run bench:typing -- --corpus FILE`.
 */

/** Each query is typed so often; the first time warms everything up and does not count. */
const ROUNDS = 3;
/**
 * Between key strokes, in turn: from faster than people type to long enough for what follows a list to
 * be in full swing. Milliseconds.
 */
const PAUSES = [80, 140, 200, 260, 320];
/**
 * Rows that the static page takes in turn, twelve at a time: as many as the reader asks for first. The
 * one more changes them all, and makes the reply as long as the reader's.
 */
const FLOOR_ROWS = 13;

interface Answer {
  total: number;
  hits: { snippet: string; mark: { start: number; end: number } }[];
}

/** What the page must come to show for each beginning of each query, by the command line. */
function answerAll(folder: string, queries: readonly string[]): Map<string, Answer> {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ['out/main/cli.js', '--data-dir', folder, '--json', 'search', '-', '--limit', '1'],
    { input: `${queries.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  const answers = stdout.trimEnd().split('\n');
  return new Map(queries.map((query, at) => [query, JSON.parse(answers[at] ?? '') as Answer]));
}

const stages = ['handled', 'written', 'painted'] as const;

interface Subject {
  name: string;
  page: Page;
  strokes: number;
  /** All key strokes, and those that open the panel. */
  times: Keystroke[];
  openings: Keystroke[];
  /** Waits for what a query's beginning makes the page show. */
  type(beginning: string, character: string): Promise<Keystroke>;
  clear(): Promise<void>;
}

async function openReader(
  browser: Browser,
  url: string,
  answers: Map<string, Answer>,
): Promise<Subject> {
  const page = await openPage(browser, url);
  const box = page.getByRole('searchbox', { name: '搜索' });
  await box.focus();
  // Until the library is packed, its threads compete with the page.
  while (!(await isIndexed(page))) await page.waitForTimeout(500);
  return {
    name: 'reader',
    page,
    strokes: 0,
    times: [],
    openings: [],
    type(beginning, character) {
      const total = answers.get(beginning)?.total ?? 0;
      return typeCharacter(page, character, {
        status: '[data-panel] [role="status"]',
        begins: `共 ${total} 处`,
        result: total > 0 ? '[data-search-list] mark' : null,
      });
    },
    async clear() {
      // Ends the search, so that the next one opens the panel again.
      await page.keyboard.press('Escape');
      await box.focus();
    },
  };
}

async function isIndexed(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const response = await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'search.status', input: {} }),
    });
    return (await response.json()).value.state === 'ready';
  });
}

async function openFloor(browser: Browser, name: string, url: string): Promise<Subject> {
  const page = await openPage(browser, url);
  await page.getByRole('textbox').focus();
  let turn = 0;
  return {
    name,
    page,
    strokes: 0,
    times: [],
    openings: [],
    type(_, character) {
      turn += 1;
      return typeCharacter(page, character, {
        status: '[role="status"]',
        begins: `${turn} 次`,
        result: 'li mark',
      });
    },
    async clear() {
      await page.evaluate(() => {
        const field = document.querySelector('input');
        if (field) field.value = '';
      });
    },
  };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  return page;
}

async function typeQuery(subject: Subject, query: string, isCounted: boolean): Promise<void> {
  const characters = [...query];
  for (const [at, character] of characters.entries()) {
    const time = await subject.type(characters.slice(0, at + 1).join(''), character);
    if (isCounted) {
      subject.times.push(time);
      if (at === 0) subject.openings.push(time);
    }
    await subject.page.waitForTimeout(PAUSES[subject.strokes++ % PAUSES.length] ?? 0);
  }
  await subject.clear();
}

function report(subjects: readonly Subject[]): string {
  const rows: string[][] = [];
  const add = (name: string, times: readonly number[], floor: readonly number[]) => {
    const shares = [0.5, 0.95, 0.99, 1];
    const ratios = shares
      .slice(0, 2)
      .map((share) => (percentile(times, share) / percentile(floor, share)).toFixed(2));
    rows.push([name, ...shares.map((share) => percentile(times, share).toFixed(1)), ...ratios]);
  };
  const [floor] = subjects;
  const least = floor?.times.map(({ painted }) => painted) ?? [];
  for (const { name, times, openings } of subjects) {
    for (const stage of stages) {
      add(
        `${name}: ${stage}`,
        times.map((time) => time[stage]),
        least,
      );
    }
    add(
      `${name}: painted, first character`,
      openings.map(({ painted }) => painted),
      least,
    );
  }
  const head = [
    'ms from the input event',
    'p50',
    'p95',
    'p99',
    'max',
    'p50 / floor',
    'p95 / floor',
  ];
  return formatTable(head, rows);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      'limit-mb': { type: 'string' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'zhujian-typing-'));
  const limit = values['limit-mb'] ? Number(values['limit-mb']) * 1e6 : undefined;
  let bytes = 0;
  let documents = 0;
  function* make() {
    for (const { name, paragraphs } of readCorpus(values.corpus, limit)) {
      documents += 1;
      for (const paragraph of paragraphs) bytes += Buffer.byteLength(paragraph);
      yield makeDocument({ id: `d${documents}`, title: name, paragraphs });
    }
  }
  fillLibrary(folder, make());
  const answers = answerAll(folder, beginningsOf(typed));
  const rows = [...answers.values()].flatMap(({ hits }) => hits).map(toRow);
  const floor = await startFloorSite(rows.slice(0, FLOOR_ROWS));
  const reader = await startReader({ dataFolder: folder });
  const browser = await chromium.launch(browserLaunch());
  const loads = [loadavg()[0]];
  try {
    const subjects = [
      await openFloor(browser, 'static page', floor.origin),
      await openFloor(browser, 'static page with a call', `${floor.origin}/call`),
      await openReader(browser, reader.url, answers),
    ];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const query of typed) {
        for (const subject of subjects) await typeQuery(subject, query, round > 0);
      }
    }
    loads.push(loadavg()[0]);
    const strokes = subjects[0]?.times.length ?? 0;
    const size = `${(bytes / 1e6).toFixed(1)} MB of text in ${documents} documents`;
    const load = loads.map((average) => average?.toFixed(2)).join(' to ');
    console.log(`${describeMachine()}\n\n${size}, ${strokes} keystrokes, load ${load}.\n`);
    console.log(report(subjects));
  } finally {
    await browser.close();
    await reader.stop();
    await floor.stop();
    rmSync(folder, { recursive: true });
  }
}

function toRow({ snippet, mark }: Answer['hits'][number]) {
  const characters = [...snippet];
  const cut = (from: number, to?: number) => characters.slice(from, to).join('');
  return { before: cut(0, mark.start), mark: cut(mark.start, mark.end), after: cut(mark.end) };
}

await main();
