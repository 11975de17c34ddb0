import { describe, expect, it } from 'vitest';
import { blockElement, blockElements, rowElement } from './block-index.ts';

function append(article: HTMLElement, ...ids: string[]): void {
  for (const id of ids) {
    const row = article.appendChild(document.createElement('div'));
    const block = row.appendChild(document.createElement('p'));
    block.dataset.block = id;
  }
}

describe('the blocks of an article', () => {
  it('are found by their ids, in text order', () => {
    const article = document.createElement('article');
    append(article, 'b1', 'b2', 'b3');
    expect(blockElements(article).map(({ dataset }) => dataset.block)).toEqual(['b1', 'b2', 'b3']);
    expect(blockElement(article, 'b2')).toBe(article.children[1]?.firstElementChild);
    expect(blockElement(article, 'b9')).toBeNull();
    expect(rowElement(article, 'b2')).toBe(article.children[1]);
    expect(rowElement(article, 'b9')).toBeNull();
  });

  it('are looked up anew where others have taken their place', () => {
    const article = document.createElement('article');
    expect(blockElements(article)).toEqual([]);
    append(article, 'b1');
    expect(blockElements(article)).toHaveLength(1);
    append(article, 'b2');
    expect(blockElement(article, 'b2')).not.toBeNull();
    article.replaceChildren();
    append(article, 'c1', 'c2');
    expect(blockElement(article, 'b1')).toBeNull();
    expect(blockElement(article, 'c2')).not.toBeNull();
  });
});
