import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, answerCalls, installLayout, Refusal } from '../../state/test-page.tsx';
import { createAnswers, cut, findHits, LibraryPage } from './test-library.tsx';

beforeEach(() => {
  installLayout();
  answerCalls(createAnswers());
});
afterEach(cleanup);

function show(query?: Answers['search.query'], language: 'zh-CN' | 'en' = 'zh-CN') {
  if (query) answerCalls({ ...createAnswers(), 'search.query': query });
  render(<LibraryPage language={language} />);
  return userEvent.setup();
}

const find: NonNullable<Answers['search.query']> = (input) => cut(findHits(input), input);
const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: '搜索' });
const items = () => within(screen.getByRole('list', { name: '搜索结果' })).getAllByRole('listitem');
const currentItem = () => items().findIndex((item) => item.querySelector('[aria-current="true"]'));
const countShown = (words: string) =>
  screen.findAllByRole('status').then((all) => {
    expect(all.map(({ textContent }) => textContent)).toContain(words);
  });

describe('the search', () => {
  it('lists the hits of what is typed, with heading path and mark', async () => {
    const user = show();
    await user.type(box(), '人民');
    await waitFor(() => countShown('共 4 处'));
    expect(items()).toHaveLength(4);
    expect(items()[0]?.textContent).toContain('开篇');
    expect(items()[2]?.textContent).toContain('一切为了人民 › 根本立场');
    expect(items()[3]?.querySelector('mark')?.textContent).toBe('人民');
    expect(items()[3]?.textContent).toContain('为了人民，依靠人民。');
  });

  it('says so when there are none', async () => {
    const user = show();
    await user.type(box(), '山河');
    await waitFor(() => countShown('共 0 处'));
    expect(screen.getByText(/没有找到“山河”/u)).toBeTruthy();
  });

  it('keeps the last results while it waits, and lets no late answer win', async () => {
    const waiting = new Map<string, () => void>();
    const user = show((input) =>
      new Promise<void>((resolve) => {
        waiting.set(input.query, resolve);
      }).then(() => find(input)),
    );
    await user.type(box(), '江');
    await act(async () => waiting.get('江')?.());
    await waitFor(() => countShown('共 3 处'));
    await user.type(box(), '山就');
    expect(items()).toHaveLength(3);
    await act(async () => waiting.get('江山就')?.());
    await waitFor(() => countShown('共 1 处'));
    await act(async () => waiting.get('江山')?.());
    await countShown('共 1 处');
    expect(items()).toHaveLength(1);
  });

  it('does nothing while an input method composes', async () => {
    const asked: string[] = [];
    show((input) => {
      asked.push(input.query);
      return find(input);
    });
    fireEvent.compositionStart(box());
    fireEvent.change(box(), { target: { value: 'ren' } });
    fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(box(), { key: 'Escape', keyCode: 229 });
    expect(box().value).toBe('ren');
    expect(screen.queryByRole('list', { name: '搜索结果' })).toBeNull();
    fireEvent.change(box(), { target: { value: '人民' } });
    fireEvent.compositionEnd(box());
    await waitFor(() => countShown('共 4 处'));
    expect(asked).toEqual(['人民']);
    expect(currentItem()).toBe(-1);
  });

  it('moves by Enter and F3, round both ends', async () => {
    const user = show();
    await user.type(box(), '人民');
    await waitFor(() => expect(items()).toHaveLength(4));
    await user.keyboard('{Enter}');
    expect(currentItem()).toBe(0);
    await user.keyboard('{F3}{Enter}');
    expect(currentItem()).toBe(2);
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(currentItem()).toBe(1);
    await user.keyboard('{Shift>}{F3}{/Shift}');
    expect(currentItem()).toBe(0);
    await user.keyboard('{Shift>}{F3}{/Shift}');
    expect(currentItem()).toBe(3);
    expect(screen.getByText('已到文首，转到最后一处（第 4 处）')).toBeTruthy();
    await user.keyboard('{Control>}g{/Control}');
    expect(currentItem()).toBe(0);
    expect(screen.getByText('已到文末，回到第 1 处')).toBeTruthy();
  });

  it('moves as soon as the hits arrive that Enter was pressed for', async () => {
    let release = () => {};
    const user = show((input) =>
      new Promise<void>((resolve) => {
        release = resolve;
      }).then(() => find(input)),
    );
    await user.click(box());
    await user.paste('江山');
    await user.keyboard('{Enter}');
    await act(async () => release());
    await waitFor(() => expect(currentItem()).toBe(0));
  });

  it('goes from item to item by arrow keys, and to its place by Enter', async () => {
    const user = show();
    await user.type(box(), '人民');
    await waitFor(() => expect(items()).toHaveLength(4));
    await user.keyboard('{ArrowDown}');
    expect(items()[0]?.contains(document.activeElement)).toBe(true);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    expect(currentItem()).toBe(1);
    await user.keyboard('{End}');
    expect(items()[3]?.contains(document.activeElement)).toBe(true);
    const stops = items().filter((item) => item.querySelector('[tabindex="0"]'));
    expect(stops).toHaveLength(1);
  });

  it('ends at Escape: cleared, closed, and the focus back where it was', async () => {
    const user = show();
    await user.click(screen.getByRole('button', { name: '别处' }));
    await user.keyboard('/');
    expect(document.activeElement).toBe(box());
    await user.keyboard('人民');
    await waitFor(() => expect(items()).toHaveLength(4));
    await user.keyboard('{ArrowDown}{Enter}{Escape}');
    expect(box().value).toBe('');
    expect(screen.queryByRole('list', { name: '搜索结果' })).toBeNull();
    expect(document.activeElement?.textContent).toBe('别处');
  });

  it('starts the next search without the hits of the last one', async () => {
    let isStuck = false;
    const user = show((input) => (isStuck ? new Promise(() => {}) : find(input)));
    await user.type(box(), '人民');
    await waitFor(() => expect(items()).toHaveLength(4));
    await user.keyboard('{Escape}');
    isStuck = true;
    await user.type(box(), '江山');
    await countShown('正在搜索……');
    expect(screen.queryByRole('list', { name: '搜索结果' })).toBeNull();
  });

  it('leaves the slash to text fields', async () => {
    const user = show();
    await user.type(box(), 'a/b');
    expect(box().value).toBe('a/b');
  });

  it('takes the selection along on Mod+F', async () => {
    const user = show();
    const block = screen.getByText('为了人民，依靠人民。');
    getSelection()?.setBaseAndExtent(block.firstChild as Node, 5, block.firstChild as Node, 7);
    await user.keyboard('{Control>}f{/Control}');
    expect(box().value).toBe('依靠');
    await waitFor(() => countShown('共 1 处'));
  });

  it('says what failed and tries again', async () => {
    let isBroken = true;
    const user = show((input) => {
      if (!isBroken) return find(input);
      const message = '搜索暂时不可用（索引）。';
      throw new Refusal({ code: 'search-unavailable', message, details: {} });
    });
    await user.type(box(), '人');
    const alert = await screen.findByText('搜索暂时不可用（索引）。');
    expect(alert.closest('[role="alert"]')).toBeTruthy();
    isBroken = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => countShown('共 5 处'));
  });

  it('refuses an overlong query kindly, and asks nothing', async () => {
    const user = show(() => {
      throw new Error('nothing may be asked');
    });
    await user.click(box());
    await user.paste('民'.repeat(10_001));
    await countShown('搜索词有 10001 字，太长了。请缩短到 10000 字以内。');
  });

  it('speaks English', async () => {
    const user = show(undefined, 'en');
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), '依靠');
    await waitFor(() => countShown('1 hit'));
  });
});
