import { join } from 'node:path';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { openTemporaryEngine } from '../engine/testing/temporary-engine.ts';
import { createTranslate } from '../shared/language.ts';
import { MAX_QUERY_LENGTH } from '../shared/search/contract.ts';
import { messages } from './messages.ts';
import { createProgram } from './program.ts';
import { createTemporaryFolder, runCli } from './testing/run-cli.ts';
import { toWrongUse, WrongUse } from './wrong-use.ts';

const folder = await createTemporaryFolder();
const data = ['--data-dir', join(folder, 'data')];

/** What parsing these words complains of, in Chinese. */
async function complaintOf(args: string[]): Promise<string> {
  const program = createProgram('zh-CN', () => {});
  const error: unknown = await program.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const wrong = error instanceof CommanderError ? toWrongUse(error) : error;
  if (!(wrong instanceof WrongUse)) throw new Error('no complaint', { cause: wrong });
  return wrong.describe(createTranslate(messages, 'zh-CN'));
}

describe('wrong use', () => {
  it.each<[string[], string]>([
    [[], '请给出命令。用 zhujian --help 查看用法。'],
    [['nope'], '没有命令“nope”。用 zhujian --help 查看用法。'],
    [['import', 'a.txt'], '没有命令“import”。用 zhujian --help 查看用法。'],
    [['list', 'extra'], '参数太多。用 zhujian --help 查看用法。'],
    [['show'], '缺少参数“ID”。用 zhujian --help 查看用法。'],
    [['list', '--bogus'], '没有选项“--bogus”。用 zhujian --help 查看用法。'],
    [['print', 'x'], '缺少选项“-o, --output <FILE>”。用 zhujian --help 查看用法。'],
    [['print', 'x', '-o'], '选项“-o, --output <FILE>”缺少值。用 zhujian --help 查看用法。'],
    [['search', 'x', '--limit', '-1'], '选项“--limit”的值“-1”不合要求。须为不小于 0 的整数。'],
    [['search', 'x', '--limit', '1.5'], '选项“--limit”的值“1.5”不合要求。须为不小于 0 的整数。'],
    [
      ['search', 'x', '--order', 'best'],
      '选项“--order”的值“best”不合要求。须为 text 或 relevance。',
    ],
    [['serve', '--port', '65536'], '选项“--port”的值“65536”不合要求。须为 0 到 65535 的整数。'],
    [['serve', '--port', 'http'], '选项“--port”的值“http”不合要求。须为 0 到 65535 的整数。'],
    [['list', '--lang', 'fr'], '选项“--lang”的值“fr”不合要求。须为 zh-CN 或 en。'],
    [['list', '--data-dir', ''], '选项“--data-dir”的值“”不合要求。不能为空。'],
  ])('%j', async (args, complaint) => {
    expect(await complaintOf(args)).toBe(complaint);
  });

  it('ends with 2 and one line in the language asked for, wherever it is asked', async () => {
    for (const args of [
      ['--lang', 'en', 'nope'],
      ['nope', '--lang', 'en'],
    ]) {
      expect(await runCli(args)).toEqual({
        code: 2,
        stdout: '',
        stderr: 'There is no command “nope”. See zhujian --help.\n',
      });
    }
  });

  it('is told in the language of the system, else of the settings', async () => {
    const env = { LANG: 'en_GB.UTF-8' };
    expect((await runCli(['nope', ...data], { env })).stderr).toMatch(/^There is no command/u);
    const dataFolder = join(folder, 'english');
    const engine = await openTemporaryEngine({ dataFolder });
    await engine.request('settings.update', { language: 'en' });
    await engine.close();
    const { stderr } = await runCli(['nope', '--data-dir', dataFolder]);
    expect(stderr).toMatch(/^There is no command/u);
  });

  it('may also lie in what is asked of the engine', async () => {
    const { code, stdout, stderr } = await runCli(['search', 'x', '--in', '', ...data]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('请求的内容不合格式');
  });
});

describe('a query that is too long', () => {
  const query = 'x'.repeat(MAX_QUERY_LENGTH + 1);

  it('is refused in plain words in either language', async () => {
    expect(await runCli(['search', query, ...data])).toEqual({
      code: 2,
      stdout: '',
      stderr: '搜索词过长（10,001 字），上限为 10,000 字。请缩短后再试。\n',
    });
    const english = await runCli(['search', query, '--lang', 'en', ...data]);
    expect(english.stderr).toBe(
      'The text to find is too long (10,001 characters); the limit is 10,000. Shorten it and try again.\n',
    );
  });

  it('is refused on standard input too; the longest one is not', async () => {
    const input = `${query.slice(1)}\n${query}\n`;
    const { code, stdout } = await runCli(['search', '-', '--json', ...data], { input });
    const [longest, tooLong, ...rest] = stdout.split('\n');
    expect(code).toBe(2);
    expect(JSON.parse(longest ?? '')).toEqual({ total: 0, tiers: [], suggestions: [], hits: [] });
    expect(JSON.parse(tooLong ?? '')).toMatchObject({ error: { code: 'wrong-use' } });
    expect(rest).toEqual(['']);
  });
});

describe('a query that makes no sense', () => {
  it.each([
    ['"人民', '第 1 个字处的引号没有结束。'],
    ['𠮷 | ', '第 3 个字处的“|”旁边缺少要找的词。'],
    ['人民 /(/', '第 4 个字起的正则表达式有误（'],
    ['in:people-first', '第 1 个字起的“in:people-first”只限定了范围。'],
  ])('ends with 2 and says where: %j', async (query, complaint) => {
    const { code, stdout, stderr } = await runCli(['search', query, '--json', ...data]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(complaint);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('keeps no other line of standard input from being answered', async () => {
    const input = '人民\n"坏\n𠮷 |\n江山\n';
    const plain = await runCli(['search', '-', '--limit', '1', ...data], { input });
    expect(plain.code).toBe(2);
    expect(plain.stdout.match(/^(人民|"坏|𠮷 \||江山|共 \d+ 处，.+)$/gmu)).toEqual([
      '人民',
      expect.stringMatching(/^共 99 处/u),
      '"坏',
      '𠮷 |',
      '江山',
      expect.stringMatching(/^共 6 处/u),
    ]);
    const complaints =
      '第 1 个字处的引号没有结束。请补上另一个 "。\n' +
      '第 3 个字处的“|”旁边缺少要找的词。请补上，或删去它。\n';
    expect(plain.stderr).toBe(complaints);
    const json = await runCli(['search', '-', '--limit', '1', '--json', ...data], { input });
    expect(json.code).toBe(2);
    const lines = json.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { total: 99 },
      {
        error: {
          code: 'query-unclosed-quote',
          message: '第 1 个字处的引号没有结束。请补上另一个 "。',
          details: { start: 0, end: 2, from: 1, part: '"坏' },
        },
      },
      { error: { code: 'query-missing-word', details: { from: 3, part: '|' } } },
      { total: 6 },
    ]);
    expect(json.stderr).toBe(complaints);
  });

  it('on standard input ends with the code of the first that failed', async () => {
    const input = '人民 in:无此文\n"坏\n';
    expect((await runCli(['search', '-', ...data], { input })).code).toBe(3);
  });
});

describe('what is not there ends with 3', () => {
  it.each<[string[], string]>([
    [['outline', 'nowhere'], 'nowhere'],
    [['show', 'nowhere'], 'nowhere'],
    [['search', 'x', '--in', 'nowhere'], 'nowhere'],
    [['search', 'x in:无此文'], 'in:无此文'],
    [['print', 'nowhere', '-o', join(folder, 'a.pdf')], 'nowhere'],
    [['print', 'people-first', '--section', 'zz', '-o', join(folder, 'a.pdf')], 'zz'],
  ])('%j', async (args, name) => {
    const { code, stdout, stderr } = await runCli([...args, '--json', ...data]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(`“${name}”`);
  });
});

describe('help', () => {
  it('goes to standard output in either language', async () => {
    const chinese = await runCli(['--help']);
    expect(chinese).toMatchObject({ code: 0, stderr: '' });
    expect(chinese.stdout).toMatch(/^用法：/u);
    const english = await runCli(['print', '--help', '--lang', 'en']);
    expect(english.stdout).toMatch(/^Usage: zhujian print \[options\] <ID>/u);
    expect(english.stdout).not.toMatch(/\p{Script=Han}/u);
  });

  it('has no English words left in Chinese', () => {
    const program = createProgram('zh-CN', () => {});
    for (const command of [program, ...program.commands]) {
      const help = command.helpInformation();
      expect(help).toContain('选项：');
      expect(help).not.toMatch(/\b(Usage|Options|Arguments|Commands|default|options|display)\b/u);
    }
  });

  it('tells the version', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });
});
