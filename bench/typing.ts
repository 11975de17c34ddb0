import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { browserLaunch, startReader } from '../e2e/reader-process.ts';
import { fillLibrary, makeDocument } from '../src/engine/testing/library-filler.ts';
import { readCorpus } from './corpus.ts';
import { describeMachine } from './search/machine.ts';
import { percentile } from './search/statistics.ts';

/**
 * From keystroke to painted results, in Chromium, with a library of the size given: each query is put
 * in character by character, and for each one the time from the input event to the frame that shows
 * its count and its first hits is taken. Run it as `npm run bench:typing -- --corpus FILE`.
 */
const typed = [
  '人民群众',
  '中国',
  '经济发展',
  '高质量发展',
  '改革开放',
  '人工智能',
  '科学技术',
  '教育部门',
  '中华民族',
  '社会主义',
  '长江',
  '黄河流域',
  '环境保护',
  '国际合作',
  '青年',
  '农村改革',
  '文化自信',
  '数据安全',
  '生活方式',
  '历史经验',
  '机器学习',
  '世界和平',
  '新能源汽车',
  '传统文化',
  '法律责任',
];

interface Answer {
  total: number;
}

/** What the page must come to show for each beginning of each query, by the command line. */
function countAll(folder: string, queries: readonly string[]): number[] {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ['out/main/cli.js', '--data-dir', folder, '--json', 'search', '-', '--limit', '1'],
    { input: `${queries.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Answer).total);
}

/** Types one character and waits until its results are painted. @returns milliseconds */
async function typeCharacter(page: Page, character: string, total: number): Promise<number> {
  const painted = page.evaluate(
    ({ count, isFound }) =>
      new Promise<number>((resolve) => {
        let start = 0;
        const isShown = () =>
          [...document.querySelectorAll('[role="status"]')].some((status) =>
            status.textContent.startsWith(`共 ${count} 处`),
          ) &&
          (!isFound || document.querySelector('li mark') !== null);
        const observer = new MutationObserver(check);
        function check(): void {
          if (start === 0 || !isShown()) return;
          observer.disconnect();
          // The task after the frame's callbacks comes when the frame has been handed on.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start), 0));
        }
        document.addEventListener(
          'input',
          (event) => {
            start = event.timeStamp;
            observer.observe(document.body, {
              subtree: true,
              childList: true,
              characterData: true,
            });
          },
          { once: true, capture: true },
        );
      }),
    { count: total.toLocaleString('zh-CN'), isFound: total > 0 },
  );
  await page.keyboard.insertText(character);
  return painted;
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
  const reader = await startReader({ dataFolder: folder });
  const browser = await chromium.launch(browserLaunch());
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    await page.goto(reader.url);
    const box = page.getByRole('searchbox', { name: '搜索' });
    await box.focus();
    // The first start packs the library; what is measured is the time after that.
    await page.waitForTimeout(20_000);
    const beginnings = typed.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
    const totals = new Map(countAll(folder, beginnings).map((total, i) => [beginnings[i], total]));
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (const query of typed) {
        await box.fill('');
        for (let at = 0; at < query.length; at += 1) {
          const total = totals.get(query.slice(0, at + 1)) ?? 0;
          const time = await typeCharacter(page, query[at] ?? '', total);
          // The first round warms everything up.
          if (round > 0) times.push(time);
        }
      }
    }
    console.log(`${describeMachine()}\n`);
    console.log(
      `${(bytes / 1e6).toFixed(1)} MB of text in ${documents} documents, ${times.length} keystrokes.\n`,
    );
    console.log('| | p50 ms | p95 ms | p99 ms | max ms |\n| --- | --- | --- | --- | --- |');
    const figures = [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share).toFixed(1));
    console.log(`| keystroke to painted results | ${figures.join(' | ')} |`);
  } finally {
    await browser.close();
    await reader.stop();
    rmSync(folder, { recursive: true });
  }
}

await main();
