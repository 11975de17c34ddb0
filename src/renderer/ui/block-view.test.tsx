import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../shared/document/model.ts';
import { BlockView } from './block-view.tsx';

function createBlock(text: string, rest: Partial<Block> = {}): Block {
  const content: Block['content'] = {
    type: 'paragraph',
    children: [{ type: 'text', value: text }],
  };
  return { id: 'b1', kind: 'paragraph', text, content, ...rest };
}

function renderBlock(block: Block): HTMLElement {
  const { container } = render(<BlockView block={block} />);
  const element = container.querySelector<HTMLElement>('[data-block]');
  if (!element) throw new Error('no element with data-block');
  return element;
}

describe('BlockView', () => {
  it('gives the text verbatim, white space and marks included', () => {
    const text = '《 人民日报 》( 2021年12月28日  第 09 版)<b>&amp;\u3000';
    expect(renderBlock(createBlock(text)).textContent).toBe(text);
  });

  it('sets a run-in heading apart by code points without changing the text', () => {
    const text = '𠮷野家就是人民。其余的字𠮷。';
    const element = renderBlock(createBlock(text, { number: 3, runIn: { start: 0, end: 8 } }));
    expect(element.textContent).toBe(text);
    expect(element.querySelector('strong')?.textContent).toBe('𠮷野家就是人民。');
    expect(element.dataset.number).toBe('3');
  });

  it('sets a run-in heading apart across nested marks', () => {
    const content: Block['content'] = {
      type: 'paragraph',
      children: [
        { type: 'text', value: '甲' },
        { type: 'emphasis', children: [{ type: 'text', value: '乙丙' }] },
        { type: 'text', value: '丁。戊' },
      ],
    };
    const element = renderBlock(
      createBlock('甲乙丙丁。戊', { content, runIn: { start: 1, end: 5 } }),
    );
    expect(element.textContent).toBe('甲乙丙丁。戊');
    const strong = [...element.querySelectorAll('strong')].map((part) => part.textContent);
    expect(strong).toEqual(['乙丙', '丁。']);
    expect(element.querySelector('em')?.textContent).toBe('乙丙');
  });

  it('makes headings of headings, at their depth', () => {
    expect(renderBlock(createBlock('题', { kind: 'title', depth: 1 })).tagName).toBe('H1');
    expect(renderBlock(createBlock('节', { kind: 'heading', depth: 3 })).tagName).toBe('H3');
  });

  it('leads nowhere: links keep their words only', () => {
    const content: Block['content'] = {
      type: 'paragraph',
      children: [
        { type: 'link', url: 'https://example.org/', children: [{ type: 'text', value: '链接' }] },
        { type: 'image', url: 'https://example.org/a.png', alt: '图' },
      ],
    };
    const element = renderBlock(createBlock('链接', { content }));
    expect(element.innerHTML).toBe('链接');
  });
});
