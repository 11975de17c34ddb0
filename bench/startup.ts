import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, totalmem } from 'node:os';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium } from '@playwright/test';
import { browserLaunch, startReader } from '../e2e/reader-process.ts';

/**
 * How long a person waits for text: from the start of a browser process to the first readable
 * paragraph, beside a blank page in the same browser, in turn, so that both meet the same weather.
 * Run it as `npm run bench:startup`; the report goes to stdout as Markdown.
 */
const ROUNDS = 15;

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Sample {
  /** Milliseconds from browser process start to the sign on the page. */
  fromProcess: number;
  /** Milliseconds from navigation to the sign on the page. */
  fromNavigation: number;
  /** Milliseconds from navigation to the first contentful paint; of a blank page, the first paint. */
  firstPaint: number;
}

async function measure(url: string, sign: string, session?: Session): Promise<Sample> {
  const start = performance.now();
  const browser = await chromium.launch(browserLaunch());
  try {
    const context = await browser.newContext({
      locale: 'zh-CN',
      ...(session && { storageState: session }),
    });
    const page = await context.newPage();
    const navigation = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForSelector(sign, { state: 'attached' });
    // Readable means painted: the frame after the one in which the text arrived.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const end = performance.now();
    const firstPaint = await page.evaluate(
      () => performance.getEntriesByType('paint').at(-1)?.startTime ?? Number.NaN,
    );
    return { fromProcess: end - start, fromNavigation: end - navigation, firstPaint };
  } finally {
    await browser.close();
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A blank page may paint nothing at all. */
function show(value: number, digits = 0): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits);
}

interface FirstVisit {
  session: Session;
  files: number;
  /** Bytes. */
  gzip: number;
}

/** Trades the one-time link for a session, which the rounds then share, and weighs the scripts. */
async function visitFirst(url: string): Promise<FirstVisit> {
  const browser = await chromium.launch(browserLaunch());
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url);
  await page.waitForSelector('article [data-number="1"]');
  await page.waitForTimeout(1_000);
  const all = await Promise.all(sizes);
  const session = await context.storageState();
  await browser.close();
  return { session, files: all.length, gzip: all.reduce((sum, size) => sum + size, 0) };
}

async function main(): Promise<void> {
  const blank = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><html lang="zh-CN"><title>blank</title><body><p id="sign"></p>');
  });
  await new Promise<void>((ready) => blank.listen(0, '127.0.0.1', ready));
  const blankUrl = `http://127.0.0.1:${(blank.address() as AddressInfo).port}/`;
  const serverStart = performance.now();
  const reader = await startReader();
  const served = performance.now() - serverStart;

  const blanks: Sample[] = [];
  const readers: Sample[] = [];
  // An unmeasured visit to each first, so that neither pays for a cold disk.
  await measure(blankUrl, '#sign');
  const visit = await visitFirst(reader.url);
  const home = new URL('/', reader.url).href;
  for (let round = 0; round < ROUNDS; round += 1) {
    blanks.push(await measure(blankUrl, '#sign'));
    readers.push(await measure(home, 'article [data-number="1"]', visit.session));
  }
  await reader.stop();
  blank.close();
  report(blanks, readers, served, visit);
}

function report(
  blanks: readonly Sample[],
  readers: readonly Sample[],
  served: number,
  scripts: { files: number; gzip: number },
): void {
  const processor = cpus()[0]?.model ?? 'unknown processor';
  console.log(
    `${processor} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}\n`,
  );
  console.log('| to | blank page p50 / p95 ms | reader p50 / p95 ms | ratio p50 | ratio p95 |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const [key, label] of [
    ['fromProcess', 'browser start → text'],
    ['fromNavigation', 'navigation → text'],
    ['firstPaint', 'first contentful paint'],
  ] as const) {
    const [b, r] = [blanks, readers].map((samples) => samples.map((sample) => sample[key]));
    const figures = [b, r].flatMap((values) => [
      quantile(values ?? [], 0.5),
      quantile(values ?? [], 0.95),
    ]);
    const [b50, b95, r50, r95] = figures as [number, number, number, number];
    console.log(
      `| ${label} | ${show(b50)} / ${show(b95)} | ${show(r50)} / ${show(r95)} | ${show(r50 / b50, 2)} | ${show(r95 / b95, 2)} |`,
    );
  }
  console.log(`\nReader process start to a served page: ${served.toFixed(0)} ms.`);
  console.log(
    `JavaScript of the first load: ${(scripts.gzip / 1000).toFixed(1)} kB gzip in ${scripts.files} files.`,
  );
}

await main();
