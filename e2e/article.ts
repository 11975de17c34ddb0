import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

/** The bundled article as its file has it: the truth that the specs compare the screen with. */
export const articleText = readFileSync(
  new URL('../resources/articles/people-first.txt', import.meta.url),
  'utf8',
);
export const articleLines = articleText.split('\n').filter((line) => line !== '');
export const title = '永远保持党同人民群众的血肉联系';
export const sections = [
  '保持党同人民群众血肉联系是党的优良传统和政治优势',
  '深刻领会习近平总书记关于永远保持党同人民群众的血肉联系的重要论述',
  '把全心全意为人民服务的根本宗旨落实到行动上',
] as const;

/** Occurrences of `query` in the article, overlapping ones included, line by line. */
export function countOccurrences(query: string): number {
  let count = 0;
  for (const line of articleLines) {
    for (let at = line.indexOf(query); at !== -1; at = line.indexOf(query, at + 1)) count += 1;
  }
  return count;
}

/** The block element that shows the paragraph with this number. */
export function paragraph(page: Page, number: number): Locator {
  return page.locator(`article [data-block][data-number="${number}"]`);
}

/**
 * Selects the first occurrence of `text` inside a block, as dragging the mouse would leave it.
 * Offsets here are UTF-16 units, the DOM's own.
 */
export async function selectText(block: Locator, text: string): Promise<void> {
  await block.scrollIntoViewIfNeeded();
  await block.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const start = (element.textContent ?? '').indexOf(wanted);
    if (start === -1) throw new Error(`the block does not hold ${wanted}`);
    const range = document.createRange();
    let passed = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (start >= passed && start < passed + length) range.setStart(node, start - passed);
      const end = start + wanted.length;
      if (end > passed && end <= passed + length) range.setEnd(node, end - passed);
      passed += length;
    }
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }, text);
}

/** What a CSS Custom Highlight layer paints now, as text. */
export function paintedTexts(page: Page, layer: string): Promise<string[]> {
  return page.evaluate((name) => {
    const texts: string[] = [];
    for (const abstract of CSS.highlights.get(name) ?? []) {
      const range = document.createRange();
      range.setStart(abstract.startContainer, abstract.startOffset);
      range.setEnd(abstract.endContainer, abstract.endOffset);
      texts.push(range.toString());
    }
    return texts;
  }, layer);
}
