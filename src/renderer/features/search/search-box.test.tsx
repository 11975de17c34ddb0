import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, answerCalls, installLayout, Refusal } from '../../state/test-page.tsx';
import { createAnswers, cut, findHits, LibraryPage } from './test-library.tsx';

type Query = NonNullable<Answers['search.query']>;

let recent: string[] = [];

beforeEach(() => {
  installLayout();
  recent = [];
});
afterEach(cleanup);

function show(answers: Answers = {}) {
  answerCalls({ ...createAnswers(recent), ...answers });
  render(<LibraryPage />);
  return userEvent.setup();
}

const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: '搜索' });
const items = () => within(screen.getByRole('list', { name: '搜索结果' })).getAllByRole('listitem');

describe('a query that makes no sense', () => {
  const refuse: Query = (input) => {
    if (!input.query.startsWith('"')) return cut(findHits(input), input);
    const message = '第 1 个字处的引号没有结束。';
    const details = { start: 0, end: 2, from: 1 };
    throw new Refusal({ code: 'query-unclosed-quote', message, details });
  };

  it('is told below the box when typing rests, and shows where', async () => {
    const user = show({ 'search.query': refuse });
    await user.type(box(), '江山');
    await waitFor(() => expect(items()).toHaveLength(3));
    await user.clear(box());
    await user.type(box(), '江山');
    await waitFor(() => expect(items()).toHaveLength(3));
    await user.keyboard('{Home}"');
    expect(items()).toHaveLength(3);
    expect(box().getAttribute('aria-invalid')).toBeNull();
    const problem = await screen.findByText('第 1 个字处的引号没有结束。');
    expect(box().getAttribute('aria-invalid')).toBe('true');
    const described = document.getElementById(box().getAttribute('aria-describedby') ?? '');
    expect(described?.contains(problem)).toBe(true);
    expect(described?.textContent).toContain('"江山');
    expect(screen.queryByRole('list', { name: '搜索结果' })).toBeNull();
    await user.keyboard('{Delete}{Home}{Delete}');
    await waitFor(() => expect(screen.queryByText(/引号没有结束/u)).toBeNull());
  });
});

describe('recent searches', () => {
  const options = () =>
    [...(screen.queryByRole('listbox', { name: '最近的搜索' })?.children ?? [])].map(
      ({ textContent }) => textContent,
    );

  it('are kept when one goes to a hit or leaves the box, not at every key', async () => {
    const user = show();
    await user.type(box(), '江山');
    await waitFor(() => expect(items()).toHaveLength(3));
    expect(recent).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(recent).toEqual(['江山']));
    await user.clear(box());
    await user.type(box(), '依靠');
    await waitFor(() => expect(items()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: '别处' }));
    await waitFor(() => expect(recent).toEqual(['依靠', '江山']));
  });

  it('are listed below the empty box, chosen and forgotten by keys', async () => {
    recent.push('江山', '依靠', '人间');
    const user = show();
    await user.click(box());
    await waitFor(() => expect(options()).toEqual(['江山', '依靠', '人间']));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    const active = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '');
    expect(active()?.textContent).toBe('依靠');
    expect(document.activeElement).toBe(box());
    await user.keyboard('{Delete}');
    await waitFor(() => expect(options()).toEqual(['江山', '人间']));
    expect(active()?.textContent).toBe('人间');
    await user.keyboard('{Enter}');
    expect(box().value).toBe('人间');
    expect(options()).toEqual([]);
    await waitFor(() => expect(items()).toHaveLength(1));
  });

  it('are closed by Escape and cleared at once', async () => {
    recent.push('江山');
    const user = show();
    await user.click(box());
    await waitFor(() => expect(options()).toEqual(['江山']));
    await user.keyboard('{Escape}');
    expect(options()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '别处' }));
    await user.click(box());
    await user.click(await screen.findByRole('button', { name: '全部清除' }));
    await waitFor(() => expect(recent).toEqual([]));
    expect(options()).toEqual([]);
  });
});

describe('the help on the query language', () => {
  it('opens by its button, tries an example and closes by Escape', async () => {
    const user = show();
    const button = screen.getByRole('button', { name: '搜索语法' });
    await user.click(button);
    const help = await screen.findByRole('dialog', { name: '搜索语法' });
    expect(within(help).getAllByRole('row').length).toBeGreaterThan(10);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button));
    await user.click(button);
    await user.click(await screen.findByRole('button', { name: '人民 -群众' }));
    expect(box().value).toBe('人民 -群众');
  });
});
