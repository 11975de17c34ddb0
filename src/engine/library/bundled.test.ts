import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zhujianDocument } from '../../shared/document/model.ts';
import { deriveOutline } from '../../shared/document/outline.ts';
import { sliceCodePoints } from '../../shared/text/code-points.ts';
import { readBundledArticles } from './bundled.ts';

const resources = join(import.meta.dirname, '../../../resources');

const [article] = await readBundledArticles(resources);
if (!article) throw new Error('no bundled article');
const file = await readFile(join(resources, 'articles/people-first.txt'), 'utf8');

describe('the bundled article', () => {
  it('is verbatim', () => {
    const texts = article.blocks.map((block) => block.text);
    expect(texts.join('\n')).toBe(file.split('\n').filter(Boolean).join('\n'));
    expect(texts.join('\n\n')).toBe(file);
    expect(texts).toHaveLength(26);
  });

  it('is a valid document with its source line as metadata', () => {
    expect(zhujianDocument.parse(article)).toEqual(article);
    expect(article).toMatchObject({
      id: 'people-first',
      title: '永远保持党同人民群众的血肉联系',
      publisher: '人民日报',
      publishedAt: '2021-12-28',
      page: '09',
      source: 'people-first.txt',
    });
    expect(article.blocks.at(-1)).toMatchObject({ id: 'b26', kind: 'source' });
  });

  it('has the opening and three sections with 0, 7 and 5 run-in headings', () => {
    const outline = deriveOutline(article);
    expect(outline.map((entry) => [entry.kind, entry.children.length])).toEqual([
      ['opening', 0],
      ['section', 0],
      ['section', 7],
      ['section', 5],
    ]);
    expect(outline[2]?.children[0]?.title).toBe('江山就是人民,人民就是江山。');
    expect(outline[3]?.children.map((entry) => entry.title)).toEqual([
      '从人民群众中汲取智慧和力量。',
      '让全体人民共享改革发展成果。',
      '切实解决群众急难愁盼问题。',
      '创新群众工作制度机制和方式方法。',
      '始终保持人民公仆政治本色。',
    ]);
  });

  it('numbers the 21 paragraphs and marks run-in headings nowhere else', () => {
    const numbers = article.blocks.flatMap((block) => block.number ?? []);
    expect(numbers).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    const runIns = article.blocks.filter((block) => block.runIn);
    expect(runIns).toHaveLength(12);
    for (const block of runIns) {
      const title = sliceCodePoints(block.text, block.runIn?.start ?? 0, block.runIn?.end);
      expect(block.text.startsWith(title)).toBe(true);
      expect(title.endsWith('。')).toBe(true);
    }
  });
});

describe('readBundledArticles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhujian-bundled-'));
    await mkdir(join(folder, 'articles'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('orders by id and leaves other files alone', async () => {
    for (const name of ['b.txt', 'a.txt', 'note.md']) {
      await writeFile(join(folder, 'articles', name), '题\n文。');
    }
    const documents = await readBundledArticles(folder);
    expect(documents.map((document) => document.id)).toEqual(['a', 'b']);
  });

  it('drops a byte order mark and refuses bytes that are not UTF-8', async () => {
    await writeFile(join(folder, 'articles/a.txt'), '\uFEFF题');
    expect((await readBundledArticles(folder))[0]?.blocks[0]?.text).toBe('题');
    await writeFile(join(folder, 'articles/a.txt'), Buffer.from([0xff, 0xfe, 0x41]));
    await expect(readBundledArticles(folder)).rejects.toThrow(TypeError);
  });

  it('fails where there is no folder', async () => {
    await expect(readBundledArticles(join(folder, 'none'))).rejects.toThrow('ENOENT');
  });
});
