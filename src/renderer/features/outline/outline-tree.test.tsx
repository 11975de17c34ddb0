import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Block, ZhujianDocument } from '../../../shared/document/model.ts';
import { FixedLanguage } from '../../platform/language.tsx';
import { ReadingProvider, useReadingContent } from '../../state/reading.tsx';
import { OutlineTree } from './outline-tree.tsx';

function block(id: string, kind: Block['kind'], text: string, rest: Partial<Block> = {}): Block {
  return { id, kind, text, content: { type: 'text', value: text }, ...rest };
}

const blocks = [
  block('b1', 'title', '题', { depth: 1 }),
  block('b2', 'heading', '第一节', { depth: 2 }),
  block('b3', 'paragraph', '江山就是人民。正文', { number: 1, runIn: { start: 0, end: 7 } }),
  block('b4', 'heading', '第二节', { depth: 2 }),
];
const book: ZhujianDocument = {
  id: 'd',
  title: '题',
  source: 'd.txt',
  language: 'zh-CN',
  hash: 'h',
  edition: 1,
  characters: 16,
  blocks,
};

function Page({ language }: { language: 'zh-CN' | 'en' }) {
  return (
    <FixedLanguage language={language}>
      <ReadingProvider document={book}>
        <Text />
        <OutlineTree />
      </ReadingProvider>
    </FixedLanguage>
  );
}

function Text() {
  const { store } = useReadingContent();
  return (
    <article ref={store.setArticle}>
      {blocks.map(({ id, text }) => (
        <p key={id} data-block={id}>
          {text}
        </p>
      ))}
    </article>
  );
}

const item = (name: string) => screen.getByRole('treeitem', { name });

beforeAll(() => {
  // jsdom lays nothing out: it has no scrolling, and fonts never arrive.
  window.scrollTo = () => undefined;
  window.scrollBy = () => undefined;
  Object.defineProperty(document, 'fonts', { value: new EventTarget() });
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
});
afterEach(cleanup);

describe('OutlineTree', () => {
  it('is a tree of named items with levels, and names the opening', () => {
    render(<Page language="zh-CN" />);
    const tree = screen.getByRole('tree', { name: '目录' });
    const names = within(tree)
      .getAllByRole('treeitem')
      .map((element) => [element.textContent, element.getAttribute('aria-level')]);
    expect(names).toEqual([
      ['开篇', '1'],
      ['第一节', '1'],
      ['江山就是人民。', '2'],
      ['第二节', '1'],
    ]);
    expect(item('第一节').getAttribute('aria-expanded')).toBe('true');
    expect(item('第二节').hasAttribute('aria-expanded')).toBe(false);
    cleanup();
    render(<Page language="en" />);
    expect(screen.getByRole('tree', { name: 'Contents' })).toBeTruthy();
    expect(item('Opening')).toBeTruthy();
  });

  it('goes to an entry with Enter, keeps the focus and marks the place', async () => {
    const user = userEvent.setup();
    render(<Page language="zh-CN" />);
    await user.tab();
    expect(document.activeElement).toBe(item('开篇'));
    expect(item('开篇').getAttribute('aria-current')).toBe('location');
    await user.keyboard('{End}{ArrowUp}{Enter}');
    expect(document.activeElement).toBe(item('江山就是人民。'));
    expect(item('江山就是人民。').getAttribute('aria-current')).toBe('location');
    expect(item('开篇').hasAttribute('aria-current')).toBe(false);
  });

  it('has one tab stop, and its parent stands in for a hidden current entry', async () => {
    const user = userEvent.setup();
    render(<Page language="zh-CN" />);
    await user.click(item('江山就是人民。'));
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.queryByRole('treeitem', { name: '江山就是人民。' })).toBeNull();
    expect(item('第一节').getAttribute('aria-expanded')).toBe('false');
    expect(item('第一节').getAttribute('aria-current')).toBe('location');
    const stops = screen.getAllByRole('treeitem').filter((element) => element.tabIndex === 0);
    expect(stops).toEqual([item('第一节')]);
    await user.keyboard('{ArrowRight}');
    expect(item('江山就是人民。')).toBeTruthy();
  });
});
