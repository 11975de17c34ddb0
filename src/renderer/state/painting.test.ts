import { describe, expect, it } from 'vitest';
import { createPaintRanges } from './painting.ts';

function createArticle(...texts: string[]): HTMLElement {
  const article = document.createElement('article');
  texts.forEach((text, index) => {
    const block = article.appendChild(document.createElement('p'));
    block.dataset.block = `b${index + 1}`;
    block.append(text);
  });
  return article;
}

describe('createPaintRanges', () => {
  it('makes one static range a place, and leaves the text alone', () => {
    const article = createArticle('𠮷江山就是人民', '人民就是江山');
    const before = article.innerHTML;
    const ranges = createPaintRanges(article, [
      { block: 'b2', start: 0, end: 2 },
      { block: 'b1', start: 1, end: 3 },
    ]);
    expect(ranges.map((range) => range.constructor.name)).toEqual(['StaticRange', 'StaticRange']);
    expect(ranges.map((range) => [range.startOffset, range.endOffset])).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(ranges[0]?.startContainer.textContent).toBe('人民就是江山');
    expect(article.innerHTML).toBe(before);
  });

  it('makes none for places that the article does not have', () => {
    const article = createArticle('江山');
    expect(createPaintRanges(article, [])).toEqual([]);
    expect(createPaintRanges(article, [{ block: 'b9', start: 0, end: 1 }])).toEqual([]);
  });
});
