import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation, Passage } from '../../../shared/contract.ts';
import {
  answerCalls,
  createTestDocument,
  installLayout,
  Refusal,
  TestPage,
} from '../../state/test-page.tsx';
import { AnnotationsPanel, SelectionBar, useParagraphBookmarks } from './index.ts';

const text = createTestDocument('人民就是江山，江山就是人民。', '为了人民，依靠人民。');

/** What the engine would keep, and whether it can save now. */
let kept: Annotation[];
let isDiskFull: boolean;

function annotate(id: string, passages: readonly Passage[], path: string[] = []): Annotation {
  return {
    id,
    kind: 'bookmark',
    document: text.id,
    anchors: passages.map(({ block, start, end, quote }) => ({
      block,
      start,
      end,
      quote,
      documentHash: text.hash,
      edition: 1,
      prefix: '',
      suffix: '',
      path,
    })),
    places: passages.map(({ block, start, end }) => ({ block, start, end })),
    state: 'anchored',
    tags: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  };
}

function change(id: string, values: Partial<Annotation>): Annotation {
  if (isDiskFull) {
    const message = '未能保存（磁盘已满）。';
    throw new Refusal({ code: 'save-failed', message, details: {} });
  }
  kept = kept.map((one) => (one.id === id ? { ...one, ...values } : one));
  const changed = kept.find((one) => one.id === id);
  if (!changed) throw new Error(`no annotation ${id}`);
  return changed;
}

function restore({ id }: { id: string }): Annotation {
  const { deletedAt: _, ...restored } = change(id, {});
  kept = kept.map((one) => (one.id === id ? restored : one));
  return restored;
}

beforeEach(() => {
  installLayout();
  getSelection()?.removeAllRanges();
  isDiskFull = false;
  kept = [
    annotate('a1', [{ block: 'b1', start: 0, end: 6, quote: '人民就是江山' }]),
    annotate('a2', [{ block: 'b2', start: 0, end: 4, quote: '为了人民' }], ['总论', '立场']),
  ];
  answerCalls({
    'annotation.list': () => kept.filter(({ deletedAt }) => deletedAt === undefined),
    'annotation.trash': () => kept.filter(({ deletedAt }) => deletedAt !== undefined),
    'annotation.create': ({ passages }) => {
      kept = [...kept, annotate(`a${kept.length + 1}`, passages)];
      return change(`a${kept.length}`, {});
    },
    'annotation.rename': ({ id, name }) => change(id, { name }),
    'annotation.delete': ({ id }) => change(id, { deletedAt: '2026-01-02T00:00:00Z' }),
    'annotation.restore': restore,
  });
});
afterEach(cleanup);

function show() {
  render(
    <TestPage document={text}>
      <AnnotationsPanel />
      <Numbers />
      <SelectionBar />
    </TestPage>,
  );
  return userEvent.setup();
}

function Numbers() {
  const { bookmarked, toggle } = useParagraphBookmarks();
  return (
    <button type="button" aria-pressed={bookmarked.has('b2')} onClick={() => toggle('b2')}>
      第 2 段
    </button>
  );
}

const list = () => screen.findByRole('list', { name: '书签与笔记' });
const items = async () => within(await list()).getAllByRole('listitem');
const inItem = async (index: number) => within((await items())[index] as HTMLElement);

function selectText(block: string, start: number, end: number): void {
  const node = document.querySelector(`[data-block="${block}"]`)?.firstChild as Node;
  act(() => {
    getSelection()?.setBaseAndExtent(node, start, node, end);
    fireEvent(document, new Event('selectionchange'));
  });
}

describe('the list of bookmarks', () => {
  it('shows quote, heading path and paragraph number', async () => {
    show();
    const [first, second] = await items();
    expect(first?.textContent).toContain('人民就是江山');
    expect(first?.textContent).toContain('开篇');
    expect(second?.textContent).toContain('总论 › 立场');
    expect(second?.textContent).toContain('第 2 段');
    expect((await inItem(0)).getByRole('button', { name: /^跳转/u })).toBeTruthy();
  });

  it('lists one that lost its place, with a label and nothing to jump to', async () => {
    kept = [{ ...annotate('a1', [{ block: 'b1', start: 0, end: 2, quote: '旧文' }]), places: [] }];
    kept = kept.map((one) => ({ ...one, state: 'unresolved' }));
    show();
    const item = await inItem(0);
    expect(item.getByText('未定位')).toBeTruthy();
    expect(item.getByText('旧文')).toBeTruthy();
    expect(item.queryByRole('button', { name: /跳转/u })).toBeNull();
  });

  it('explains how to bookmark while it is empty', async () => {
    kept = [];
    show();
    expect(await screen.findByText('还没有书签。')).toBeTruthy();
  });

  it('says what failed to load and tries again', async () => {
    isDiskFull = true;
    answerCalls({ 'annotation.list': () => [change('a1', {})], 'annotation.trash': () => [] });
    const user = show();
    await screen.findByText('未能保存（磁盘已满）。');
    isDiskFull = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    expect(await items()).toHaveLength(1);
  });
});

describe('renaming', () => {
  async function startRenaming() {
    const user = show();
    await user.click((await inItem(0)).getByRole('button', { name: '重命名' }));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: '书签名称' });
    expect(document.activeElement).toBe(field);
    return { user, field };
  }

  it('saves on Enter and gives the focus back', async () => {
    const { user } = await startRenaming();
    await user.keyboard('要点{Enter}');
    await waitFor(async () => expect((await inItem(0)).getByText('要点')).toBeTruthy());
    const button = (await inItem(0)).getByRole('button', { name: '重命名' });
    expect(document.activeElement).toBe(button);
  });

  it('leaves the name as it was on Escape', async () => {
    const { user } = await startRenaming();
    await user.keyboard('要点{Escape}');
    expect(screen.queryByRole('textbox', { name: '书签名称' })).toBeNull();
    expect(kept[0]?.name).toBeUndefined();
  });

  it('ignores the Enter that ends a composition', async () => {
    const { field } = await startRenaming();
    fireEvent.change(field, { target: { value: '要dian' } });
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
    expect(screen.getByRole('textbox', { name: '书签名称' })).toBe(field);
    expect(kept[0]?.name).toBeUndefined();
  });

  it('keeps what was typed when it is not saved, and tries again', async () => {
    isDiskFull = true;
    const { user, field } = await startRenaming();
    await user.keyboard('要点{Enter}');
    const alert = await screen.findByText('没有保存：未能保存（磁盘已满）。');
    expect(alert.getAttribute('role')).toBe('alert');
    expect(field.value).toBe('要点');
    isDiskFull = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(kept[0]?.name).toBe('要点'));
  });
});

describe('deleting', () => {
  it('can be undone from the message, from the trash and by Mod+Z', async () => {
    const user = show();
    async function remove(): Promise<void> {
      await user.click((await inItem(0)).getByRole('button', { name: '删除' }));
      await waitFor(async () => expect(await items()).toHaveLength(1));
    }
    await remove();
    // The focus passes to the item that took the place.
    await waitFor(async () =>
      expect((await items())[0]?.contains(document.activeElement)).toBe(true),
    );
    await user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(async () => expect(await items()).toHaveLength(2));
    await remove();
    expect(screen.getByText('最近删除（1）')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '恢复', hidden: true }));
    await waitFor(async () => expect(await items()).toHaveLength(2));
    await remove();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await items()).toHaveLength(2));
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('没有可撤销的删除')).toBeTruthy();
  });

  it('leaves Mod+Z to text fields', async () => {
    const user = show();
    await user.click((await inItem(0)).getByRole('button', { name: '删除' }));
    await waitFor(async () => expect(await items()).toHaveLength(1));
    await user.click((await inItem(0)).getByRole('button', { name: '重命名' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(await items()).toHaveLength(1);
  });

  it('keeps the item and offers to retry when it is not saved', async () => {
    isDiskFull = true;
    const user = show();
    await user.click((await inItem(0)).getByRole('button', { name: '删除' }));
    const words = await screen.findByText('没有保存：未能保存（磁盘已满）。');
    expect(words.closest('[role="alert"]')).toBeTruthy();
    expect(await items()).toHaveLength(2);
    isDiskFull = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(async () => expect(await items()).toHaveLength(1));
  });
});

describe('bookmarking', () => {
  it('offers one button for selected text, and keeps the selection on press', async () => {
    const user = show();
    await list();
    expect(screen.queryByRole('toolbar')).toBeNull();
    selectText('b2', 5, 9);
    const bar = within(screen.getByRole('toolbar', { name: '所选文字' }));
    expect(screen.getAllByRole('button', { name: '添加书签' })).toHaveLength(1);
    const button = bar.getByRole('button', { name: '添加书签' });
    expect(fireEvent.mouseDown(button)).toBe(false);
    expect(fireEvent.pointerDown(button)).toBe(false);
    await user.click(button);
    await waitFor(async () => expect(await items()).toHaveLength(3));
    expect(kept[2]?.anchors[0]).toMatchObject({ block: 'b2', start: 5, end: 9, quote: '依靠人民' });
    expect(await screen.findByText('已收藏“依靠人民”')).toBeTruthy();
    expect(getSelection()?.isCollapsed).toBe(true);
  });

  it('hides the bar on Escape until the selection changes', async () => {
    const user = show();
    await list();
    selectText('b2', 0, 2);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
    selectText('b2', 0, 4);
    expect(screen.getByRole('toolbar')).toBeTruthy();
  });

  it('waits for the end of a drag, and ignores white space', async () => {
    show();
    await list();
    const block = screen.getByText('为了人民，依靠人民。');
    fireEvent.pointerDown(block);
    selectText('b2', 0, 4);
    expect(screen.queryByRole('toolbar')).toBeNull();
    fireEvent.pointerUp(block);
    expect(screen.getByRole('toolbar')).toBeTruthy();
  });

  it('copies the verbatim text', async () => {
    const user = show();
    await list();
    selectText('b1', 0, 7);
    await user.click(screen.getByRole('button', { name: '复制' }));
    expect(await navigator.clipboard.readText()).toBe('人民就是江山，');
    expect(screen.getByText('已复制')).toBeTruthy();
  });

  it('bookmarks the current paragraph by Mod+D when nothing is selected, once', async () => {
    const user = show();
    await list();
    await user.keyboard('{Control>}d{/Control}');
    await waitFor(async () => expect(await items()).toHaveLength(3));
    expect(kept[2]?.anchors[0]).toMatchObject({ block: 'b1', start: 0, end: 14 });
    await user.keyboard('{Control>}d{/Control}');
    expect(await screen.findByText('这里已有书签')).toBeTruthy();
    expect(kept).toHaveLength(3);
  });

  it('keeps the selection when it is not saved, and tries again', async () => {
    const user = show();
    await list();
    selectText('b2', 5, 9);
    answerCalls({
      ...{ 'annotation.list': () => kept, 'annotation.trash': () => [] },
      'annotation.create': ({ passages }) => {
        if (!isDiskFull) kept = [...kept, annotate('a3', passages)];
        return change('a3', {});
      },
    });
    isDiskFull = true;
    await user.click(screen.getByRole('button', { name: '添加书签' }));
    await screen.findByText('没有保存：未能保存（磁盘已满）。');
    expect(getSelection()?.toString()).toBe('依靠人民');
    isDiskFull = false;
    await user.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(kept).toHaveLength(3));
  });

  it('shows whole paragraphs on their numbers, and takes them away there', async () => {
    const user = show();
    await list();
    const number = screen.getByRole('button', { name: '第 2 段' });
    expect(number.getAttribute('aria-pressed')).toBe('false');
    await user.click(number);
    await waitFor(() => expect(number.getAttribute('aria-pressed')).toBe('true'));
    expect(kept[2]?.anchors[0]?.quote).toBe('为了人民，依靠人民。');
    await user.click(number);
    await waitFor(() => expect(number.getAttribute('aria-pressed')).toBe('false'));
  });
});
