import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { countCodePoints, sliceCodePoints } from '../../shared/text/code-points.ts';
import { blockElement } from './block-index.ts';
import { boundsOf, placesOfSelection, rangeOf } from './dom-range.ts';

let article: HTMLElement;

beforeEach(() => {
  document.body.replaceChildren();
  article = document.body.appendChild(document.createElement('article'));
  getSelection()?.removeAllRanges();
});

/** Adds a block whose text is the pieces joined; odd pieces stand in nested elements. */
function addBlock(id: string, ...pieces: string[]): HTMLElement {
  const row = article.appendChild(document.createElement('div'));
  const number = row.appendChild(document.createElement('button'));
  number.textContent = '7';
  const block = row.appendChild(document.createElement('p'));
  block.dataset.block = id;
  pieces.forEach((piece, index) => {
    if (index % 2 === 0) block.append(piece);
    else {
      const outer = block.appendChild(document.createElement('strong'));
      outer.appendChild(document.createElement('span')).append(piece);
    }
  });
  return block;
}

function select(anchor: Node, anchorOffset: number, focus: Node, focusOffset: number): Selection {
  const selection = getSelection();
  if (!selection) throw new Error('jsdom has a selection');
  selection.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset);
  return selection;
}

function selectRange(range: Range | null): Selection {
  if (!range) throw new Error('no range to select');
  return select(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

function firstText(element: HTMLElement): Node {
  if (!element.firstChild) throw new Error('the block has no text');
  return element.firstChild;
}

describe('rangeOf', () => {
  it('counts code points, across nested elements', () => {
    addBlock('b1', '𠮷野家在', '人民𠮷', '中');
    expect(rangeOf(article, { block: 'b1', start: 0, end: 1 })?.toString()).toBe('𠮷');
    expect(rangeOf(article, { block: 'b1', start: 3, end: 8 })?.toString()).toBe('在人民𠮷中');
  });

  it('keeps to the text node of the first and the last character', () => {
    const block = addBlock('b1', '江山', '就是', '人民');
    const range = rangeOf(article, { block: 'b1', start: 2, end: 4 });
    const inner = block.querySelector('span')?.firstChild;
    expect(range?.startContainer).toBe(inner);
    expect(range?.endContainer).toBe(inner);
  });

  it('clamps an end beyond the text and survives an empty block', () => {
    addBlock('b1', '人民');
    addBlock('b2');
    expect(rangeOf(article, { block: 'b1', start: 1, end: 99 })?.toString()).toBe('民');
    expect(rangeOf(article, { block: 'b2', start: 0, end: 3 })?.toString()).toBe('');
  });

  it('answers null for an unknown block, whatever characters its id has', () => {
    addBlock('b1', '人民');
    expect(rangeOf(article, { block: 'b"]\\', start: 0, end: 1 })).toBeNull();
    expect(blockElement(article, 'b1')?.textContent).toBe('人民');
  });
});

describe('boundsOf', () => {
  it('leaves out empty places and unknown blocks', () => {
    addBlock('b1', '人民');
    const bounds = boundsOf(article, [
      { block: 'b1', start: 0, end: 2 },
      { block: 'b1', start: 1, end: 1 },
      { block: 'gone', start: 0, end: 1 },
    ]);
    expect(bounds).toHaveLength(1);
    expect(bounds[0]).toMatchObject({ startOffset: 0, endOffset: 2 });
  });
});

describe('placesOfSelection', () => {
  it('gives one place for each block touched, with its verbatim quote', () => {
    const first = addBlock('b1', '江山就是', '人民');
    addBlock('b2', '𠮷 中间　的段');
    const last = addBlock('b3', '人民就是江山');
    const selection = select(firstText(first), 2, firstText(last), 2);
    expect(placesOfSelection(article, selection)).toEqual([
      { block: 'b1', start: 2, end: 6, quote: '就是人民' },
      { block: 'b2', start: 0, end: 7, quote: '𠮷 中间　的段' },
      { block: 'b3', start: 0, end: 2, quote: '人民' },
    ]);
  });

  it('reads a backward selection the same', () => {
    const first = addBlock('b1', '江山');
    const last = addBlock('b2', '人民');
    const forward = placesOfSelection(article, select(firstText(first), 1, firstText(last), 1));
    const backward = placesOfSelection(article, select(firstText(last), 1, firstText(first), 1));
    expect(backward).toEqual(forward);
    expect(backward).toHaveLength(2);
  });

  it('clips ends that lie on number buttons, between blocks and outside the article', () => {
    const first = addBlock('b1', '江山');
    const last = addBlock('b2', '人民');
    const button = last.previousElementSibling?.firstChild;
    if (!button) throw new Error('no number button');
    expect(placesOfSelection(article, select(firstText(first), 1, button, 1))).toEqual([
      { block: 'b1', start: 1, end: 2, quote: '山' },
    ]);
    const outside = document.body.appendChild(document.createElement('p'));
    outside.append('别处');
    expect(
      placesOfSelection(article, select(document.body, 0, firstText(outside), 1)).map(
        ({ quote }) => quote,
      ),
    ).toEqual(['江山', '人民']);
    expect(
      placesOfSelection(article, select(firstText(outside), 0, firstText(outside), 2)),
    ).toEqual([]);
  });

  it('leaves out the next block when a selection ends before its first character', () => {
    const first = addBlock('b1', '江山');
    const last = addBlock('b2', '人民');
    expect(placesOfSelection(article, select(firstText(first), 0, last, 0))).toEqual([
      { block: 'b1', start: 0, end: 2, quote: '江山' },
    ]);
  });

  it('has nothing to say about collapsed or absent selections', () => {
    const block = addBlock('b1', '江山');
    expect(placesOfSelection(article, select(firstText(block), 1, firstText(block), 1))).toEqual(
      [],
    );
    expect(placesOfSelection(article, null)).toEqual([]);
  });

  it('moves ends inside a surrogate pair outward', () => {
    const text = firstText(addBlock('b1', '土𠮷野𠮷家'));
    expect(placesOfSelection(article, select(text, 2, text, 5))).toEqual([
      { block: 'b1', start: 1, end: 4, quote: '𠮷野𠮷' },
    ]);
    expect(placesOfSelection(article, select(text, 1, text, 2))).toEqual([
      { block: 'b1', start: 1, end: 2, quote: '𠮷' },
    ]);
  });

  it('gives back every place that a range was made for', () => {
    const piece = fc.string({ unit: fc.constantFrom('人', '民', '𠮷', '，', ' ', 'a', '👨‍👩‍👧') });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.nat(), fc.nat(), (pieces, one, other) => {
        article.replaceChildren();
        addBlock('b0', '前');
        addBlock('b1', ...pieces);
        addBlock('b2', '后');
        const text = pieces.join('');
        const length = countCodePoints(text);
        const [start, end] = [one % (length + 1), other % (length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const range = rangeOf(article, { block: 'b1', start, end });
        expect(range?.toString()).toBe(sliceCodePoints(text, start, end));
        expect(placesOfSelection(article, selectRange(range))).toEqual(
          start === end
            ? []
            : [{ block: 'b1', start, end, quote: sliceCodePoints(text, start, end) }],
        );
      }),
    );
  });
});
