import { describe, expect, it } from 'vitest';
import type { OutlineEntry } from '../../../shared/document/outline.ts';
import { actOnKey, listVisible } from './tree-keys.ts';

function entry(block: string, title: string, children: OutlineEntry[] = []): OutlineEntry {
  return { block, kind: 'section', level: 1, title, children };
}

const outline = [
  entry('a', '开篇'),
  entry('b', '江山', [entry('b1', '人民'), entry('b2', '立场')]),
  entry('c', '人间'),
];
const open: ReadonlySet<string> = new Set();
const closed: ReadonlySet<string> = new Set(['b']);

function act(key: string, block: string, collapsed = open) {
  return actOnKey(key, listVisible(outline, collapsed), collapsed, block, ({ title }) => title);
}

describe('listVisible', () => {
  it('leaves out what is collapsed, and counts siblings', () => {
    expect(listVisible(outline, closed).map((item) => item.entry.block)).toEqual(['a', 'b', 'c']);
    const second = listVisible(outline, open)[3];
    expect(second).toMatchObject({ position: 2, size: 2, parent: { block: 'b' } });
  });
});

describe('actOnKey', () => {
  it('walks through what is visible, without going round', () => {
    expect(act('ArrowDown', 'b')).toEqual({ kind: 'focus', block: 'b1' });
    expect(act('ArrowDown', 'b', closed)).toEqual({ kind: 'focus', block: 'c' });
    expect(act('ArrowUp', 'c')).toEqual({ kind: 'focus', block: 'b2' });
    expect(act('ArrowUp', 'a')).toBeUndefined();
    expect(act('ArrowDown', 'c')).toBeUndefined();
    expect(act('Home', 'c')).toEqual({ kind: 'focus', block: 'a' });
    expect(act('End', 'a')).toEqual({ kind: 'focus', block: 'c' });
  });

  it('opens and closes with the arrows, as the tree pattern says', () => {
    expect(act('ArrowRight', 'b', closed)).toEqual({ kind: 'expand', block: 'b' });
    expect(act('ArrowRight', 'b')).toEqual({ kind: 'focus', block: 'b1' });
    expect(act('ArrowRight', 'a')).toBeUndefined();
    expect(act('ArrowLeft', 'b2')).toEqual({ kind: 'focus', block: 'b' });
    expect(act('ArrowLeft', 'b')).toEqual({ kind: 'collapse', block: 'b' });
    expect(act('ArrowLeft', 'b', closed)).toBeUndefined();
  });

  it('goes to the next entry that begins with a typed character', () => {
    expect(act('人', 'a')).toEqual({ kind: 'focus', block: 'b1' });
    expect(act('人', 'b1')).toEqual({ kind: 'focus', block: 'c' });
    expect(act('人', 'c')).toEqual({ kind: 'focus', block: 'b1' });
    expect(act('龘', 'a')).toBeUndefined();
    expect(act('Tab', 'a')).toBeUndefined();
  });

  it('activates with Enter and Space', () => {
    expect(act('Enter', 'b')).toEqual({ kind: 'activate', block: 'b' });
    expect(act(' ', 'b')).toEqual({ kind: 'activate', block: 'b' });
  });
});
