import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine, Paragraph } from '../engine.ts';
import { createEngine, type EngineKey } from '../registry.ts';

const texts = ['人民的生活', '"人民" 100%', '社会的发展', 'gdp 8.1%_', '𠮷日人民', '人民的生活'];
const paragraphs: Paragraph[] = texts.map((text, id) => ({ id, doc: id, text, folded: text }));
const added: Paragraph = { id: 6, doc: 6, text: '人民新增', folded: '人民新增' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhujian-engines-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function find(engine: Engine, query: string): Promise<number[]> {
  return Array.from(await engine.all(query)).sort((left, right) => left - right);
}

function findExactly(query: string): number[] {
  return paragraphs.filter(({ folded }) => folded.includes(query)).map(({ id }) => id);
}

async function buildAndLoad(key: EngineKey): Promise<Engine> {
  mkdirSync(join(folder, key));
  const built = await createEngine(key);
  await built.build(paragraphs, join(folder, key));
  await built.save?.(join(folder, key));
  await built.close?.();
  const loaded = await createEngine(key);
  await loaded.load?.(join(folder, key));
  return loaded;
}

describe.each<EngineKey>(['scan', 'minisearch', 'orama', 'fts5-trigram', 'fts5-2grams'])(
  '%s',
  (key) => {
    it('finds, once loaded, what is there, marks and rare characters included', async () => {
      const engine = await buildAndLoad(key);
      for (const query of [
        '人民',
        '的',
        '人民的生活',
        '"',
        '100%',
        '%',
        '_',
        'gdp 8',
        '𠮷',
        '没有',
      ]) {
        expect([query, await find(engine, query)]).toEqual([query, findExactly(query)]);
        expect((await engine.search(query, 50)).count).toBe(findExactly(query).length);
      }
      await engine.close?.();
    });

    it('counts all and names only as many as asked for', async () => {
      const engine = await buildAndLoad(key);
      const { count, first } = await engine.search('人民', 2);
      expect(count).toBe(4);
      expect(first).toHaveLength(2);
      await engine.close?.();
    });
  },
);

describe.each<EngineKey>([
  'flexsearch',
  'flexsearch-cjk',
  'minisearch',
  'orama',
  'fts5-trigram',
  'fts5-2grams',
])('%s', (key) => {
  it('finds a document once added and not once removed', async () => {
    const engine = await buildAndLoad(key);
    const document = { doc: 6, paragraphs: [added] };
    await engine.add?.(document);
    expect(await find(engine, '人民新增')).toEqual([6]);
    await engine.remove?.(document);
    expect(await find(engine, '人民新增')).toEqual([]);
    await engine.close?.();
  });
});

describe('flexsearch-cjk', () => {
  it('gives more than its default limit of 100 results', async () => {
    const engine = await createEngine('flexsearch-cjk');
    await engine.build(
      Array.from({ length: 150 }, (_, id) => ({ id, doc: 0, text: '人民', folded: '人民' })),
      folder,
    );
    expect((await engine.search('人', 50)).count).toBe(150);
  });
});
