import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zhujianDocument } from '../../shared/document/model.ts';
import { importPlainText } from './plain-text.ts';

const options = { id: 'x', source: 'x.txt' };
const rest = '后文总要比前面那一句长一些，这样才像是一段正文，而不是标题。';

function kinds(text: string): string[] {
  return importPlainText(text, options).blocks.map((block) => block.kind);
}

function runIns(...lines: string[]): boolean[] {
  const blocks = importPlainText(['题', ...lines].join('\n'), options).blocks;
  return blocks.slice(1).map((block) => block.runIn !== undefined);
}

describe('importPlainText', () => {
  it('keeps every line verbatim, whatever ends it', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/gu, ''));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '\n\n'))),
        (parts) => {
          const document = importPlainText(parts.flat().join(''), options);
          const expected = parts.map(([text]) => text).filter((text) => text.trim() !== '');
          expect(document.blocks.map((block) => block.text)).toEqual(expected);
          expect(zhujianDocument.parse(document)).toEqual(document);
        },
      ),
    );
  });

  it('keeps leading and trailing spaces', () => {
    const document = importPlainText('题  \r\n\u3000\u3000文。 \r\n', options);
    expect(document.blocks.map((block) => block.text)).toEqual(['题  ', '\u3000\u3000文。 ']);
    expect(document.title).toBe('题');
    expect(document.characters).toBe(3);
  });

  it('takes the file name for a title where the first line is a paragraph', () => {
    const document = importPlainText(rest.repeat(3), options);
    expect(document.title).toBe('x');
    expect(document.blocks[0]).toMatchObject({ kind: 'paragraph', number: 1 });
  });

  it('makes an empty document of an empty text', () => {
    expect(importPlainText('\n \n', options)).toMatchObject({
      title: 'x',
      characters: 0,
      blocks: [],
    });
  });

  it('takes short lines before a paragraph for headings, and only those', () => {
    expect(kinds(`题\n一、起\n${rest}\n短句。\n${rest}\n二、承`)).toEqual([
      'title',
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });

  it('reads a source line in the last line only', () => {
    expect(kinds('题\n《人民日报》（2021年12月28日）\n正文。')).toEqual([
      'title',
      'paragraph',
      'paragraph',
    ]);
    const document = importPlainText(`题\n${rest}\n《人民日报》（2021年12月28日）`, options);
    expect(document.blocks.at(-1)?.kind).toBe('source');
    expect(document.publisher).toBe('人民日报');
    expect(document.page).toBeUndefined();
  });

  it('marks run-in headings only where three paragraphs in a row have one', () => {
    expect(runIns(`甲。${rest}`, `乙。${rest}`, rest)).toEqual([false, false, false]);
    expect(runIns(`甲。${rest}`, `乙。${rest}`, `丙。${rest}`)).toEqual([true, true, true]);
    expect(runIns(`甲。${rest}`, `乙。${rest}`, '一、起', `丙。${rest}`)).toEqual(
      Array(4).fill(false),
    );
    const neighbours = [`甲。${rest}`, `乙。${rest}`, `丙。${rest}`];
    expect(runIns(...neighbours, '只此一句。').at(-1)).toBe(false);
    expect(runIns(...neighbours, `真的吗？${rest}`).at(-1)).toBe(false);
    expect(runIns(...neighbours, `“引文。”${rest}`).at(-1)).toBe(false);
    expect(runIns(...neighbours, `${'长'.repeat(24)}。${rest}`).at(-1)).toBe(false);
  });

  it('counts a run-in heading in code points, after the indent', () => {
    const line = `\u3000\u3000𠮷野家。${rest}`;
    const document = importPlainText(['题', line, line, line].join('\n'), options);
    expect(document.blocks[1]?.runIn).toEqual({ start: 2, end: 6 });
  });

  it('gives the same text the same hash, and another text another', () => {
    const hash = importPlainText('题\n甲。', options).hash;
    expect(importPlainText('题\r\n\r\n甲。', { ...options, id: 'y' }).hash).toBe(hash);
    expect(importPlainText('题\n乙。', options).hash).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  });
});
