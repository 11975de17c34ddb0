import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contract, defaultSettings, type ZhujianEvent } from '../shared/contract.ts';
import { type Engine, type EngineOptions, openEngine } from './engine.ts';
import { BUNDLED_PACK } from './search/files/pack-file.ts';
import { createTemporaryFolder } from './testing/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const document = 'people-first';
const opened: Engine[] = [];

async function open(dataFolder: string, options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = await openEngine({
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    indexFolder: join(dataFolder, 'no-index'),
    version: '1.2.3',
    shell: 'command-line',
    systemLanguage: 'zh-CN',
    ...options,
  });
  opened.push(engine);
  return engine;
}

afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

describe('app.info', () => {
  it('tells what runs, and what the shell can do', async () => {
    using folder = createTemporaryFolder();
    const engine = await open(folder.path);
    expect(await engine.request('app.info', {})).toMatchObject({
      name: '竹简',
      version: '1.2.3',
      shell: 'command-line',
      language: 'zh-CN',
      dataFolder: folder.path,
      paper: 'none',
      pdf: false,
    });
    engine.attach({ paper: 'page', renderPdf: async () => new Uint8Array() });
    expect(await engine.request('app.info', {})).toMatchObject({ paper: 'page', pdf: true });
  });

  it('has notices: an index rebuilt, a library set aside', async () => {
    using folder = createTemporaryFolder();
    writeFileSync(join(folder.path, 'library.db'), 'garbage');
    const engine = await open(folder.path);
    await engine.settled();
    const { notices } = await engine.request('app.info', {});
    expect(notices.map(({ code }) => code)).toEqual(['library-set-aside', 'index-rebuilt']);
  });
});

describe('settled', () => {
  it.each([
    ['random bytes', randomBytes(4096)],
    ['a part', Buffer.from('{"format":')],
  ])('waits until an index that is damaged (%s) is rebuilt', async (_, bytes) => {
    using folder = createTemporaryFolder();
    writeFileSync(join(folder.path, BUNDLED_PACK), bytes);
    const dataFolder = join(folder.path, 'data');
    const engine = await open(dataFolder, { indexFolder: folder.path });
    await engine.settled();
    const { notices } = await engine.request('app.info', {});
    expect(notices).toEqual([{ code: 'index-rebuilt', details: { reason: 'damaged' } }]);
  });

  it('resolves as well where there will be no index', async () => {
    using folder = createTemporaryFolder();
    const engine = await open(folder.path);
    const settled = engine.settled();
    await engine.close();
    await expect(settled).resolves.toBeUndefined();
    await expect(engine.settled()).resolves.toBeUndefined();
  });
});

describe('the language in force', () => {
  it('follows the settings, else the system, and says when it changes', async () => {
    using folder = createTemporaryFolder();
    const engine = await open(folder.path, { systemLanguage: 'en' });
    expect(engine.language).toBe('en');
    const heard: string[] = [];
    engine.subscribe((event) => heard.push(event.topic));
    await engine.request('settings.update', { language: 'zh-CN' });
    expect(engine.language).toBe('zh-CN');
    await engine.request('settings.update', { theme: 'dark' });
    expect(heard.filter((topic) => topic === 'settings')).toHaveLength(2);
    expect(heard).toContain('app');
    const reply = await engine.call('document.get', { document: 'x' });
    expect(reply).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/^文库中/u) },
    });
  });

  it('is the forced one, whatever the settings say', async () => {
    using folder = createTemporaryFolder();
    const engine = await open(folder.path, { forcedLanguage: 'en' });
    await engine.request('settings.update', { language: 'zh-CN' });
    expect(engine.language).toBe('en');
  });
});

describe('settings', () => {
  it('begin with the defaults and outlast a restart', async () => {
    using folder = createTemporaryFolder();
    const first = await open(folder.path);
    expect(await first.request('settings.get', {})).toEqual(defaultSettings);
    const changed = { ...defaultSettings, theme: 'sepia', fontSize: 22 };
    expect(
      await first.request('settings.update', { theme: 'sepia', fontSize: 22, language: undefined }),
    ).toEqual(changed);
    await first.close();
    const second = await open(folder.path);
    expect(await second.request('settings.get', {})).toEqual(changed);
  });

  it('fall back one by one where what is stored makes no sense', async () => {
    using folder = createTemporaryFolder();
    const first = await open(folder.path);
    await first.request('settings.update', { theme: 'dark', fontSize: 22, lineWidth: 40 });
    await first.close();
    using database = new DatabaseSync(join(folder.path, 'library.db'));
    database.exec(`UPDATE settings SET value = '"purple"' WHERE key = 'theme';
      UPDATE settings SET value = '{broken' WHERE key = 'fontSize';
      INSERT INTO settings VALUES ('unknown', '1')`);
    database.close();
    const second = await open(folder.path);
    expect(await second.request('settings.get', {})).toEqual({ ...defaultSettings, lineWidth: 40 });
  });
});

describe('documents and positions', () => {
  it('lists documents without their blocks', async () => {
    using folder = createTemporaryFolder();
    const engine = await open(folder.path);
    const list = contract['document.list'].output.parse(await engine.request('document.list', {}));
    expect(list.map(({ id }) => id)).toEqual([document]);
    const full = await engine.request('document.get', { document });
    expect(full).toMatchObject({ ...list[0], blocks: expect.any(Array) });
  });

  it('keeps the place over a restart', async () => {
    using folder = createTemporaryFolder();
    const first = await open(folder.path);
    expect(await first.request('position.get', { document })).toBeNull();
    await first.request('position.save', { document, block: 'b3', offset: 1 });
    await first.request('position.save', { document, block: 'b7', offset: 5 });
    await first.close();
    const second = await open(folder.path);
    const kept = await second.request('position.get', { document });
    expect(kept).toEqual({ document, block: 'b7', offset: 5 });
  });

  it('knows no other document', async () => {
    using folder = createTemporaryFolder();
    const engine = await open(folder.path);
    const failure = expect.objectContaining({ code: 'document-not-found' });
    const place = { document: 'x', block: 'b1', offset: 0 };
    await expect(engine.request('document.get', { document: 'x' })).rejects.toEqual(failure);
    await expect(engine.request('position.get', { document: 'x' })).rejects.toEqual(failure);
    await expect(engine.request('position.save', place)).rejects.toEqual(failure);
    await expect(engine.request('annotation.list', { document: 'x' })).rejects.toEqual(failure);
  });
});

it('keeps small things for its shell', async () => {
  using folder = createTemporaryFolder();
  const first = await open(folder.path);
  expect(first.shellState.get('window')).toBeUndefined();
  first.shellState.set('window', { width: 900 });
  await first.close();
  expect((await open(folder.path)).shellState.get('window')).toEqual({ width: 900 });
});

describe('reading only', () => {
  it('searches beside an open window and saves nothing', async () => {
    using folder = createTemporaryFolder();
    const writer = await open(folder.path);
    const reader = await open(folder.path, { access: 'read-only' });
    const { total } = await reader.request('search.query', { query: '江山就是人民,人民就是江山' });
    expect(total).toBe(1);
    await writer.request('settings.update', { theme: 'dark' });
    expect(await reader.request('settings.get', {})).toMatchObject({ theme: 'dark' });
    const failure = { code: 'save-failed' };
    const passages = [{ block: 'b1', start: 0, end: 2, quote: '永远' }];
    const bookmark = { document, kind: 'bookmark', passages } as const;
    await expect(reader.request('settings.update', { theme: 'light' })).rejects.toMatchObject(
      failure,
    );
    await expect(reader.request('annotation.create', bookmark)).rejects.toMatchObject(failure);
    const place = { document, block: 'b1', offset: 0 };
    await expect(reader.request('position.save', place)).rejects.toMatchObject(failure);
  });
});

describe('opening and closing', () => {
  it('is refused while another has the folder, in words', async () => {
    using folder = createTemporaryFolder();
    await open(folder.path);
    await expect(open(folder.path)).rejects.toMatchObject({ code: 'already-open' });
  });

  it('closes twice, and answers no more but with a failure', async () => {
    using folder = createTemporaryFolder();
    const engine = await open(folder.path);
    await engine.close();
    await engine.close();
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const reply = await engine.call('settings.get', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    log.mockRestore();
    await open(folder.path);
  });

  it('tells of a sound file that holds other tables', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'library.db');
    using other = new DatabaseSync(file);
    other.exec('CREATE TABLE other (a); PRAGMA user_version = 1');
    other.close();
    const failure = { code: 'library-damaged', details: { file, kept: file } };
    await expect(open(folder.path)).rejects.toMatchObject(failure);
    await expect(open(folder.path)).rejects.toMatchObject(failure);
  });
});

it('announces every change of annotations', async () => {
  using folder = createTemporaryFolder();
  const engine = await open(folder.path);
  const heard: ZhujianEvent[] = [];
  engine.subscribe((event) => event.topic === 'annotations' && heard.push(event));
  const passages = [{ block: 'b1', start: 0, end: 2, quote: '永远' }];
  const { id } = await engine.request('annotation.create', {
    document,
    kind: 'bookmark',
    passages,
  });
  await engine.request('annotation.rename', { id, name: '题' });
  await engine.request('annotation.delete', { id });
  await engine.request('annotation.restore', { id });
  expect(heard).toHaveLength(4);
  const revisions = heard.map(({ revision }) => revision);
  expect(revisions).toEqual(revisions.toSorted((left, right) => left - right));
  expect(new Set(revisions).size).toBe(4);
});
