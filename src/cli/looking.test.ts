import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctorReport } from '../shared/contract.ts';
import { createTemporaryFolder, runCli } from './testing/run-cli.ts';

const folder = await createTemporaryFolder();
const data = ['--data-dir', join(folder, 'data')];

/** Runs a command that must succeed and gives its one JSON value. */
async function runJson(...args: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runCli([...args, '--json', ...data]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toHaveLength(2);
  return JSON.parse(stdout);
}

describe('list', () => {
  it('gives the documents as JSON', async () => {
    expect(await runJson('list')).toEqual([
      {
        id: 'people-first',
        title: '永远保持党同人民群众的血肉联系',
        publisher: '人民日报',
        publishedAt: '2021-12-28',
        characters: expect.any(Number),
        edition: 1,
      },
    ]);
  });

  it('gives a line a document to people', async () => {
    const { stdout } = await runCli(['list', ...data]);
    expect(stdout).toMatch(
      /^people-first {2}永远保持党同人民群众的血肉联系 {2}人民日报 2021-12-28 {2}\d+ 字\n$/u,
    );
  });
});

describe('outline', () => {
  it('names every entry, the opening too, in the language asked for', async () => {
    const outline = (await runJson('outline', 'people-first')) as { title: string }[];
    expect(outline.map(({ title }) => title)).toEqual([
      '开篇',
      '保持党同人民群众血肉联系是党的优良传统和政治优势',
      expect.any(String),
      expect.any(String),
    ]);
    expect(outline[0]).toEqual({ block: 'b1', level: 1, title: '开篇', children: [] });
    const english = (await runJson('outline', 'people-first', '--lang', 'en')) as typeof outline;
    expect(english[0]?.title).toBe('Opening');
  });

  it('indents for people', async () => {
    const { stdout } = await runCli(['outline', 'people-first', ...data]);
    expect(stdout).toContain('\nb1   开篇\n');
    expect(stdout).toContain('\nb10    江山就是人民,人民就是江山。\n');
  });
});

describe('show', () => {
  it('gives every block and nothing else', async () => {
    const shown = (await runJson('show', 'people-first')) as { blocks: object[] };
    expect(Object.keys(shown)).toEqual(['id', 'title', 'blocks']);
    expect(shown.blocks).toHaveLength(26);
    expect(shown.blocks[0]).toEqual({
      id: 'b1',
      kind: 'title',
      text: '永远保持党同人民群众的血肉联系',
    });
    expect(shown.blocks[1]).toMatchObject({ id: 'b2', kind: 'paragraph', number: 1 });
  });

  it('gives people the text with its numbers, and no escapes in a pipe', async () => {
    const { stdout } = await runCli(['show', 'people-first', ...data]);
    expect(stdout).toMatch(/^永远保持党同人民群众的血肉联系\n\n¶1 党的十九届六中全会/u);
    expect(stdout).not.toContain('\u001B');
  });
});

describe('search', () => {
  it('gives hits as JSON', async () => {
    expect(await runJson('search', '江山就是人民', '--limit', '1')).toEqual({
      total: 2,
      tiers: [{ tier: 'exact', total: 2 }],
      suggestions: [],
      hits: [
        {
          document: 'people-first',
          block: 'b10',
          start: 0,
          end: 6,
          tier: 'exact',
          text: '江山就是人民',
          snippet: expect.stringContaining('江山就是人民'),
          mark: { start: 0, end: 6 },
          path: [expect.any(String), '江山就是人民,人民就是江山。'],
          section: 'b10',
        },
      ],
    });
  });

  it('gives 50 unless told otherwise, and all for 0', async () => {
    const count = async (...args: string[]) => {
      const result = await runJson('search', '人民', ...args);
      const { total, hits } = result as { total: number; hits: unknown[] };
      return { total, given: hits.length };
    };
    const { total, given } = await count();
    expect(total).toBeGreaterThan(50);
    expect(given).toBe(50);
    expect(await count('--limit', '0', '--in', 'people-first')).toEqual({ total, given: total });
  });

  it('reads queries from standard input, one object a line', async () => {
    const { code, stdout } = await runCli(['search', '-', '--json', '--limit', '1', ...data], {
      input: '人民\r\n没有的词\n\n民心',
    });
    expect(code).toBe(0);
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(results.map(({ hits }) => hits[0]?.text)).toEqual([
      '人民',
      undefined,
      undefined,
      '民心',
    ]);
  });

  it('names the tiers to people, and what may have been meant', async () => {
    const linesOf = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(['search', ...args, ...data]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout.split('\n').filter((line) => !/^( {2}|people-first|$)/u.test(line));
    };
    expect(await linesOf('人民 群众', '--limit', '0')).toEqual([
      expect.stringMatching(/^各词同段，\d+ 处：$/u),
      expect.stringMatching(/^共 \d+ 处$/u),
    ]);
    expect(await linesOf('jiangshan', '--limit', '1', '--lang', 'en')).toEqual([
      'by pinyin (6):',
      '6 found, the first 1 listed (--limit 0 lists all)',
    ]);
    expect(await linesOf('江山就是人们')).toEqual([
      '没有完全相符的。您是不是要找：江山就是人民（2 处）',
      '共 2 处',
    ]);
  });

  it('gives the best paragraphs first when asked', async () => {
    const blocksOf = async (...args: string[]) => {
      const result = await runJson('search', '人民 群众', '--limit', '0', ...args);
      return (result as { hits: { block: string; start: number }[] }).hits.map(
        ({ block, start }) => `${block}:${start}`,
      );
    };
    const inText = await blocksOf('--order', 'text');
    const byRelevance = await blocksOf('--order', 'relevance');
    expect(await blocksOf()).toEqual(inText);
    expect(byRelevance).not.toEqual(inText);
    expect(byRelevance.toSorted()).toEqual(inText.toSorted());
  });

  it('says how many there are, and how to see the rest', async () => {
    const few = await runCli(['search', '江山就是人民', ...data]);
    expect(few.stdout).toMatch(/共 2 处\n$/u);
    const many = await runCli(['search', '人民', '--limit', '3', '--lang', 'en', ...data]);
    expect(many.stdout).toMatch(/\d+ found, the first 3 listed \(--limit 0 lists all\)\n$/u);
    const none = await runCli(['search', '没有的词', ...data]);
    expect(none).toMatchObject({ code: 0, stdout: '共 0 处\n' });
  });
});

describe('doctor', () => {
  it('reports as JSON, and leaves no trace', async () => {
    const report = doctorReport.parse(await runJson('doctor'));
    expect(report.healthy).toBe(true);
    expect(report.checks.map(({ name }) => name)).toContain('browser');
  });

  it('speaks the language asked for', async () => {
    const browser = { ZHUJIAN_BROWSER: process.execPath };
    const english = await runCli(['doctor', '--lang', 'en', ...data], { env: browser });
    expect(english.stdout).toContain('library.db (not there yet; made at the first start)\n');
    expect(english.stdout).not.toMatch(/\p{Script=Han}/u);
    const chinese = await runCli(['doctor', ...data], { env: browser });
    expect(chinese.stdout).toContain('library.db（尚未建立，首次启动时创建）\n');
  });

  it('fails where something is wrong, and says what', async () => {
    const env = { ZHUJIAN_BROWSER: '/nowhere/browser' };
    const { code, stdout } = await runCli(['doctor', ...data], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ {2}浏览器/mu);
    expect(stdout).toContain('有 1 项不正常。');
  });
});

describe('a damaged library', () => {
  it('is told to whoever only looks, and left as it is', async () => {
    const damaged = join(folder, 'damaged');
    await mkdir(damaged);
    await writeFile(join(damaged, 'library.db'), 'this is no database'.repeat(100));
    const { code, stderr } = await runCli(['doctor', '--data-dir', damaged]);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect(await readFile(join(damaged, 'library.db'), 'utf8')).toContain('no database');
  });
});
