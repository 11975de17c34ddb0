import { describe, expect, it } from 'vitest';
import type { OutlineEntry } from '../../../shared/document/outline.ts';
import { listSections, toggleSection } from './scope-tree.ts';

function entry(block: string, level: number, children: OutlineEntry[] = []): OutlineEntry {
  return { block, kind: 'section', level, title: `题${block}`, children };
}

const second = entry('b4', 2);
const part = entry('b2', 1, [entry('b3', 2), second]);
const outline = [entry('b1', 1), part];
const chosen = (...blocks: string[]) =>
  blocks.map((block) => ({ document: 'a', block, title: `题${block}` }));
const states = (blocks: string[]) =>
  listSections('a', outline, chosen(...blocks)).map(({ state }) => state);

describe('listSections', () => {
  it('has what is below a chosen section chosen too', () => {
    expect(states([])).toEqual(['open', 'open', 'open', 'open']);
    expect(states(['b2'])).toEqual(['open', 'chosen', 'inherited', 'inherited']);
    expect(states(['b3'])).toEqual(['open', 'open', 'chosen', 'open']);
  });

  it('knows documents apart', () => {
    const other = [{ document: 'c', block: 'b2', title: '' }];
    expect(listSections('a', outline, other).every(({ state }) => state === 'open')).toBe(true);
  });
});

describe('toggleSection', () => {
  it('takes the place of what is below, and goes again', () => {
    const other = { document: 'c', block: 'b4', title: '' };
    const all = toggleSection('a', part, [other, ...chosen('b1', 'b4')]);
    expect(all).toEqual([other, ...chosen('b1', 'b2')]);
    expect(toggleSection('a', part, all)).toEqual([other, ...chosen('b1')]);
    expect(toggleSection('a', second, [])).toEqual(chosen('b4'));
  });
});
