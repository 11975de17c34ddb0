import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../shared/contract.ts';
import type { EngineOptions } from './engine.ts';
import { BUNDLED_PACK } from './search/files/pack-file.ts';
import { makeLongDocument } from './search/testing/sample-documents.ts';
import { fillLibrary } from './testing/library-filler.ts';
import { openTemporaryEngine } from './testing/temporary-engine.ts';
import { createTemporaryFolder } from './testing/temporary-folder.ts';

/** What a reader's doctor says of a data folder, by name of the check. */
async function examineFolder(dataFolder: string, options: Partial<EngineOptions> = {}) {
  const engine = await openTemporaryEngine({ dataFolder, access: 'read-only', ...options });
  const { checks } = await engine.request('app.doctor', {});
  await engine.close();
  return Object.fromEntries(checks.map(({ name, ok, fact }) => [name, { ok, fact }]));
}

describe('app.doctor', () => {
  it('finds a new installation healthy', async () => {
    const engine = await openTemporaryEngine();
    const report = contract['app.doctor'].output.parse(await engine.request('app.doctor', {}));
    expect(report.checks.map(({ name }) => name)).toEqual([
      'data-folder',
      'library',
      'backups',
      'index',
      'articles',
      'browser',
      'runtime',
    ]);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.healthy).toBe(true);
    await engine.close();
  });

  it('names what is wrong', async () => {
    using folder = createTemporaryFolder();
    writeFileSync(join(folder.path, 'library.db'), 'garbage');
    const engine = await openTemporaryEngine({ dataFolder: folder.path, access: 'read-only' });
    engine.attach({ paper: 'page', describeBrowser: () => undefined });
    const { healthy, checks } = await engine.request('app.doctor', {});
    await engine.close();
    expect(healthy).toBe(false);
    expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['library', 'browser']);
  });

  it('speaks the language in force', async () => {
    const engine = await openTemporaryEngine();
    const facts = async () => {
      const { checks } = await engine.request('app.doctor', {});
      return Object.fromEntries(checks.map(({ name, fact }) => [name, fact]));
    };
    expect(await facts()).toMatchObject({
      library: expect.stringMatching(/library\.db，第 2 版，书签与笔记 0 条$/u),
      backups: '尚无',
      articles: '1 篇：people-first',
      browser: '此处不需要',
    });
    await engine.request('settings.update', { language: 'en' });
    const english = await facts();
    expect(english).toMatchObject({
      library: expect.stringMatching(/library\.db, version 2, bookmarks and notes: 0$/u),
      backups: 'none yet',
    });
    expect(Object.values(english).join()).not.toMatch(/[\p{Script=Han}（，]/u);
    await engine.close();
  });

  it('says which index serves, and why not the shipped one', async () => {
    using folder = createTemporaryFolder();
    const dataFolder = join(folder.path, 'data');
    const indexFolder = folder.path;
    const missing = await examineFolder(dataFolder, { indexFolder });
    expect(missing.index).toEqual({
      ok: true,
      fact: expect.stringMatching(/^已改从文库读取（索引缺失），1 篇，26 段，\d+ 个字串$/u),
    });
    writeFileSync(join(indexFolder, BUNDLED_PACK), 'garbage');
    const damaged = await examineFolder(dataFolder, { indexFolder, systemLanguage: 'en' });
    expect(damaged.index?.fact).toMatch(
      /^read from the library instead \(it was damaged\); documents: 1, blocks: 26, grams: \d+$/u,
    );
  });

  it('says so when the index can not be kept', async () => {
    using folder = createTemporaryFolder();
    const dataFolder = folder.path;
    fillLibrary(dataFolder, [makeLongDocument('long', 100_000)]);
    writeFileSync(join(dataFolder, 'search'), 'in the way');
    const engine = await openTemporaryEngine({ dataFolder, forcedLanguage: 'en' });
    const { healthy, checks } = await engine.request('app.doctor', {});
    expect(await engine.request('search.query', { query: '江山在 long' })).toMatchObject({
      total: 1,
    });
    await engine.close();
    expect(healthy).toBe(false);
    expect(checks.find(({ name }) => name === 'index')).toEqual({
      name: 'index',
      ok: false,
      fact: expect.stringMatching(/^could not be saved \(EEXIST: .+\); search works, but it is/u),
    });
    expect(readFileSync(join(dataFolder, 'search'), 'utf8')).toBe('in the way');
  });
});

describe('a data folder', () => {
  it('that is a file holds no library', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    expect(await examineFolder(file)).toMatchObject({
      'data-folder': { ok: false, fact: `${file} 不是文件夹` },
      library: { ok: false, fact: '没有文库：数据文件夹不可用' },
    });
  });

  it('that is still to come is said to be so, and not made', async () => {
    using folder = createTemporaryFolder();
    const dataFolder = join(folder.path, 'new', '竹简');
    expect(await examineFolder(dataFolder)).toMatchObject({
      'data-folder': { ok: true, fact: `${dataFolder}（尚未建立，首次启动时创建）` },
      library: {
        ok: true,
        fact: `${join(dataFolder, 'library.db')}（尚未建立，首次启动时创建）`,
      },
    });
    expect(existsSync(join(folder.path, 'new'))).toBe(false);
  });

  it('that can not be made is told with the reason', async () => {
    using folder = createTemporaryFolder();
    writeFileSync(join(folder.path, 'file'), '');
    const proc = process.platform === 'linux' ? ['/proc/foo', '/proc/foo/bar'] : [];
    for (const path of [join(folder.path, 'file', 'below'), ...proc]) {
      const findings = await examineFolder(path, { systemLanguage: 'en' });
      expect(findings['data-folder']).toEqual({
        ok: false,
        fact: expect.stringMatching(/ cannot be made \(E[A-Z]+: .+\)$/u),
      });
      expect(findings.library?.ok).toBe(false);
    }
    expect(readdirSync(folder.path)).toEqual(['file']);
  });
});

describe('a library', () => {
  it.each<[string, (library: string) => void, string]>([
    ['a folder', (library) => mkdirSync(library), ' 是一个文件夹'],
    ['empty', (library) => writeFileSync(library, ''), ' 中没有文库'],
    ['lost', (library) => writeFileSync(`${library}-wal`, 'log'), ' 不见了，只剩它的日志'],
    [
      'garbage',
      (library) => writeFileSync(library, 'garbage'),
      ' 不能使用（file is not a database）',
    ],
  ])('that is %s is told as such', async (_, spoil, complaint) => {
    using folder = createTemporaryFolder();
    const library = join(folder.path, 'library.db');
    spoil(library);
    const findings = await examineFolder(folder.path);
    expect(findings.library).toEqual({ ok: false, fact: library + complaint });
  });
});

it('counts the copies, and tells of one that could not be made', async () => {
  using folder = createTemporaryFolder();
  const dataFolder = folder.path;
  const backupsFact = async () => {
    const engine = await openTemporaryEngine({ dataFolder });
    await engine.request('settings.update', { theme: 'dark' });
    const { checks } = await engine.request('app.doctor', {});
    await engine.close();
    return checks.find(({ name }) => name === 'backups');
  };
  await backupsFact();
  expect(await backupsFact()).toMatchObject({
    ok: true,
    fact: expect.stringMatching(/^1 份，最新一份为 library-\d{8}T\d{9}Z\.db$/u),
  });
  const backups = join(dataFolder, 'backups');
  rmSync(backups, { recursive: true });
  writeFileSync(backups, 'in the way');
  expect(await backupsFact()).toMatchObject({
    ok: false,
    fact: expect.stringMatching(/^未能备份（ENOTDIR: .+）$/u),
  });
});
