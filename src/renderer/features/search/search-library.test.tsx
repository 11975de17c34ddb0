import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../shared/search/contract.ts';
import { type Answers, answerCalls, installLayout } from '../../state/test-page.tsx';
import { FIRST_HITS } from './search-store.ts';
import { createAnswers, cut, findHits, first, LibraryPage } from './test-library.tsx';

type Query = NonNullable<Answers['search.query']>;

let recent: string[] = [];

beforeEach(() => {
  installLayout();
  recent = [];
  answerCalls(createAnswers(recent));
});
afterEach(cleanup);

function show(answers: Answers = {}) {
  answerCalls({ ...createAnswers(recent), ...answers });
  render(<LibraryPage />);
  return userEvent.setup();
}

const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: '搜索' });
const list = () => screen.getByRole('list', { name: '搜索结果' });
const items = () => within(list()).getAllByRole('listitem');
const currentItem = () => items().findIndex((item) => item.querySelector('[aria-current="true"]'));
const article = () => screen.getByRole('article').getAttribute('aria-label');
const status = () => screen.getByRole('status').textContent;
const headings = () =>
  within(list())
    .getAllByRole('heading')
    .map(({ textContent }) => textContent);

describe('a search in a library', () => {
  it('groups the hits by document and section, with counts', async () => {
    const user = show();
    await user.type(box(), '江山');
    await waitFor(() =>
      expect(headings()).toEqual(['江山就是人民2 处', '开篇2 处', '沁园春1 处', '开篇1 处']),
    );
    expect(items()).toHaveLength(3);
    expect(status()).toBe('共 3 处');
  });

  it('goes on into the next document and back round, and keeps the search', async () => {
    const user = show();
    await user.type(box(), '江山');
    await waitFor(() => expect(items()).toHaveLength(3));
    await user.keyboard('{Enter}{Enter}');
    await waitFor(() => expect(currentItem()).toBe(1));
    expect(article()).toBe('江山就是人民');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(article()).toBe('沁园春'));
    expect(currentItem()).toBe(2);
    expect(screen.getByText('《沁园春》，第 3 处')).toBeTruthy();
    expect(document.activeElement).toBe(box());
    expect(box().value).toBe('江山');
    await user.keyboard('{F3}');
    await waitFor(() => expect(article()).toBe('江山就是人民'));
    expect(currentItem()).toBe(0);
    expect(screen.getByText('已到文末，回到第 1 处')).toBeTruthy();
  });

  it('keeps the focus in the list when a hit of another document is chosen there', async () => {
    const user = show();
    await user.type(box(), '江山');
    await waitFor(() => expect(items()).toHaveLength(3));
    await user.keyboard('{ArrowDown}{End}{Enter}');
    await waitFor(() => expect(article()).toBe('沁园春'));
    expect(items()[2]?.contains(document.activeElement)).toBe(true);
  });

  it('starts from the reading position', async () => {
    const user = show();
    await user.click(screen.getByRole('button', { name: '打开另一篇' }));
    await user.type(box(), '江山');
    await waitFor(() => expect(items()).toHaveLength(3));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(currentItem()).toBe(2));
    expect(article()).toBe('沁园春');
  });

  it('goes back at Escape to the document where it began', async () => {
    const user = show();
    await user.type(box(), '如此');
    await waitFor(() => expect(items()).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(article()).toBe('沁园春'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(article()).toBe('江山就是人民'));
    expect(box().value).toBe('');
  });

  it('stays in a document that someone opened by hand', async () => {
    const user = show();
    await user.type(box(), '江山');
    await waitFor(() => expect(items()).toHaveLength(3));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(currentItem()).toBe(0));
    await user.click(screen.getByRole('button', { name: '打开另一篇' }));
    expect(article()).toBe('沁园春');
    expect(currentItem()).toBe(-1);
    await user.click(box());
    await user.keyboard('{Escape}');
    expect(article()).toBe('沁园春');
  });

  it('is narrowed to the open document, ordered and made strict, and says so to the engine', async () => {
    const asked: unknown[] = [];
    const user = show({
      'search.query': (input) => {
        asked.push(input);
        return cut(findHits(input), input);
      },
    });
    await user.type(box(), '江 山');
    await user.selectOptions(screen.getByRole('combobox', { name: '顺序' }), 'relevance');
    await user.selectOptions(screen.getByRole('combobox', { name: '各词' }), 'section');
    await user.click(screen.getByRole('button', { name: '严格' }));
    expect(asked.at(-1)).toMatchObject({
      query: '江 山',
      order: 'relevance',
      together: 'section',
      strict: true,
    });
    await user.click(screen.getByRole('button', { name: '范围 全部文库' }));
    await user.click(await screen.findByRole('radio', { name: '本文' }));
    expect(asked.at(-1)).toMatchObject({ document: first.id });
    await user.click(screen.getByRole('checkbox', { name: '开篇' }));
    expect(asked.at(-1)).toMatchObject({ sections: [{ document: first.id, block: 'b1' }] });
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: '不限于“开篇”' }));
    expect(asked.at(-1)).not.toHaveProperty('sections');
  });
});

it('does not leave the hits of the last query standing while the next one takes long', async () => {
  const user = show({
    'search.query': (input) =>
      input.query === '江山' ? cut(findHits(input), input) : new Promise(() => undefined),
  });
  await user.type(box(), '江山');
  await waitFor(() => expect(status()).toMatch(/^共 \d+ 处/u));
  await user.type(box(), '依');
  await waitFor(() => expect(status()).toBe('正在搜索……'));
  expect(screen.queryAllByRole('listitem')).toEqual([]);
});

describe('the tiers of a search', () => {
  const inTiers =
    (...tiers: SearchHit['tier'][]): Query =>
    (input) => {
      const hits = findHits({ query: '人民' }).map((hit, index) => ({
        ...hit,
        tier: tiers[index % tiers.length] ?? 'exact',
      }));
      const sorted = tiers.flatMap((tier) => hits.filter((hit) => hit.tier === tier));
      const totals = tiers.map((tier) => ({
        tier,
        total: hits.filter((hit) => hit.tier === tier).length,
      }));
      return { ...cut(sorted, input), tiers: totals };
    };

  it('are told apart in the status and in the list', async () => {
    const user = show({ 'search.query': inTiers('exact', 'pinyin') });
    await user.type(box(), 'rm');
    await waitFor(() => expect(status()).toBe('共 4 处：精确\u00a02\u00a0处，拼音\u00a02\u00a0处'));
    expect(headings()).toContain('精确2 处');
    expect(headings()).toContain('拼音2 处');
  });

  it('are called by what the words stand together in', async () => {
    const user = show({ 'search.query': inTiers('terms') });
    await user.type(box(), '人民 江山');
    await waitFor(() => expect(headings()).toContain('各词同段4 处'));
    expect(status()).toBe('共 4 处');
    await user.selectOptions(screen.getByRole('combobox', { name: '各词' }), 'section');
    await waitFor(() => expect(headings()).toContain('各词同节4 处'));
  });

  it('offer what was perhaps meant', async () => {
    const near = inTiers('near');
    const user = show({
      'search.query': async (input) => {
        if (input.query !== '人民江山') return cut(findHits(input), input);
        const answer = await near(input);
        return { ...answer, suggestions: [{ text: '江山', total: 3 }] };
      },
    });
    await user.type(box(), '人民江山');
    const question = await screen.findByRole('region', { name: '您是不是要找' });
    await user.click(within(question).getByRole('button', { name: /江山/u }));
    expect(box().value).toBe('江山');
    await waitFor(() => expect(status()).toBe('共 3 处'));
  });

  it('name hits in notes', async () => {
    const user = show({
      'search.query': (input) => {
        const [hit] = findHits({ query: '依靠' });
        return cut(hit ? [{ ...hit, annotation: 'n1' }] : [], input);
      },
    });
    await user.type(box(), 'note:x');
    await waitFor(() => expect(items()[0]?.textContent).toContain('笔记'));
  });
});

describe('the index', () => {
  it('is said to be on its way, quietly', async () => {
    const user = show({
      'search.status': () => ({ state: 'building', documents: 2, indexed: 0.426 }),
    });
    await user.type(box(), '江山');
    expect(await screen.findByText('正在建立索引 42%——搜索照常可用')).toBeTruthy();
  });
});

describe('a short list', () => {
  it('lays out the first items at once, and the others when they come into view', async () => {
    const [hit] = findHits({ query: '江山' });
    if (!hit) throw new Error('no hit');
    const all = Array.from({ length: 30 }, () => hit);
    const user = show({ 'search.query': (input) => cut(all, input) });
    await user.type(box(), '江');
    await waitFor(() => expect(items().every((item) => item.querySelector('mark'))).toBe(true));
    const isLazy = items().map((item) => item.dataset.lazy !== undefined);
    expect(isLazy).toEqual(all.map((_, index) => index >= FIRST_HITS));
  });
});

describe('a long list', () => {
  it('has items for what is near, and says how many there are', async () => {
    const [hit] = findHits({ query: '江山' });
    if (!hit) throw new Error('no hit');
    const total = 1_234;
    const asked: number[] = [];
    const user = show({
      'search.query': ({ offset = 0, limit = 50 }) => {
        asked.push(offset);
        const count = Math.min(limit, total - offset);
        return {
          total,
          tiers: [{ tier: 'exact', total }],
          suggestions: [],
          hits: Array.from({ length: count }, () => hit),
        };
      },
    });
    await user.type(box(), '江');
    await waitFor(() => expect(status()).toBe('共 1234 处'));
    expect(items().length).toBeLessThan(200);
    expect(items()[0]?.getAttribute('aria-setsize')).toBe('1234');
    expect(items()[9]?.getAttribute('aria-posinset')).toBe('10');
    expect(asked.every((offset) => offset < 100)).toBe(true);
  });
});
