import { describe, expect, it } from 'vitest';
import type { Block, ZhujianDocument } from '../document/model.ts';
import { planPrint } from './print-plan.ts';

function createBlock(id: string, kind: Block['kind'], text: string): Block {
  return { id, kind, text, content: { type: 'text', value: text } };
}

const long = '长'.repeat(900);
const short = '短'.repeat(40);

function createDocument(paragraphs: { opening: string; section: string }): ZhujianDocument {
  return {
    id: 'd',
    title: '题名',
    publisher: '人民日报',
    publishedAt: '2021-12-28',
    page: '09',
    source: 'd.txt',
    language: 'zh-CN',
    hash: 'hash',
    edition: 1,
    characters: 1,
    blocks: [
      createBlock('t', 'title', '题名'),
      { ...createBlock('p1', 'paragraph', paragraphs.opening), number: 1 },
      { ...createBlock('h1', 'heading', '第一节'), depth: 2 },
      {
        ...createBlock('p2', 'paragraph', paragraphs.section),
        number: 2,
        runIn: { start: 0, end: 2 },
      },
      { ...createBlock('h2', 'heading', '第二节'), depth: 2 },
      { ...createBlock('p3', 'paragraph', paragraphs.section), number: 3 },
      createBlock('s', 'source', '《 人民日报 》( 2021年12月28日 第 09 版)'),
    ],
  };
}

const article = createDocument({ opening: short, section: long });

function ids(blocks: Block[]): string[] {
  return blocks.map((block) => block.id);
}

describe('planPrint', () => {
  it('takes the whole document, source line included, when no section is named', () => {
    const plan = planPrint(article, []);
    expect(ids(plan.chosen)).toEqual(['t', 'p1', 'h1', 'p2', 'h2', 'p3', 's']);
  });

  it('lets a short opening lead into the first section, and the source line end the last', () => {
    const plan = planPrint(article, []);
    expect(plan.runs.map((run) => [run.head, ids(run.blocks)])).toEqual([
      ['第一节', ['p1', 'h1', 'p2']],
      ['第二节', ['h2', 'p3', 's']],
    ]);
  });

  it('gives a long opening pages of its own under the title', () => {
    const plan = planPrint(createDocument({ opening: long, section: long }), []);
    expect(plan.runs.map((run) => [run.head, ids(run.blocks)])).toEqual([
      ['题名', ['p1']],
      ['第一节', ['h1', 'p2']],
      ['第二节', ['h2', 'p3', 's']],
    ]);
  });

  it('runs short sections on instead of giving each a page', () => {
    const plan = planPrint(createDocument({ opening: short, section: short }), []);
    expect(plan.runs.map((run) => [run.head, run.blocks.length])).toEqual([['题名', 6]]);
  });

  it('prints the chosen sections in text order, whatever order they are named in', () => {
    const plan = planPrint(article, ['h2', 'h1']);
    expect(ids(plan.chosen)).toEqual(['h1', 'p2', 'h2', 'p3']);
    expect(plan.runs.map((run) => run.head)).toEqual(['第一节', '第二节']);
  });

  it('takes one paragraph for a run-in heading, under the head of its section', () => {
    const plan = planPrint(article, ['p2']);
    expect(plan.runs.map((run) => [run.head, ids(run.blocks)])).toEqual([['第一节', ['p2']]]);
  });

  it('carries title and source on every print, without counting them as chosen', () => {
    const plan = planPrint(article, ['h2']);
    expect(plan.title).toBe('题名');
    expect(plan.citation).toBe('《人民日报》 2021-12-28 第 09 版');
    expect(ids(plan.chosen)).toEqual(['h2', 'p3']);
    expect(ids(planPrint(article, ['t']).chosen)).toEqual(['t', 'p1']);
  });

  it('cites the source line verbatim where nothing in it was recognised', () => {
    const { publisher, publishedAt, page, ...rest } = article;
    expect(planPrint(rest, []).citation).toBe('《 人民日报 》( 2021年12月28日 第 09 版)');
    const bare = { ...rest, blocks: rest.blocks.filter((block) => block.kind !== 'source') };
    expect(planPrint(bare, []).citation).toBe('');
  });

  it('prints a document without title block or headings under its title', () => {
    const plan = planPrint({ ...article, blocks: article.blocks.slice(1, 2) }, []);
    expect(plan.titleBlock).toBeUndefined();
    expect(plan.title).toBe('题名');
    expect(plan.runs.map((run) => [run.head, ids(run.blocks)])).toEqual([['题名', ['p1']]]);
  });

  it('names what no outline entry begins at', () => {
    expect(planPrint(article, ['h1', 'nope', 's']).unknown).toEqual(['nope', 's']);
    expect(planPrint(article, ['nope']).chosen).toEqual([]);
  });

  it('keeps a running head to one line', () => {
    const blocks = article.blocks.map((block) =>
      block.id === 'h1' ? { ...block, text: '𠮷'.repeat(60) } : block,
    );
    const [run] = planPrint({ ...article, blocks }, []).runs;
    expect(run?.head).toBe(`${'𠮷'.repeat(41)}…`);
  });
});
