import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCodePoints, sliceCodePoints } from '../text/code-points.ts';
import { createAnchor } from './create-anchor.ts';
import { resolveAnchor } from './resolve-anchor.ts';
import { anchorTo, documentOf } from './testing/lines.ts';

/** One character of a text under edit, which keeps its identity. */
interface Glyph {
  character: string;
}

type Edit =
  | { kind: 'insert'; at: number; paragraph: string }
  | { kind: 'delete' | 'merge'; at: number }
  | { kind: 'split'; at: number; offset: number }
  | { kind: 'type'; at: number; offset: number; text: string };

function applyEdit(paragraphs: Glyph[][], edit: Edit): Glyph[][] {
  const at = edit.at % Math.max(1, paragraphs.length);
  const glyphs = (text: string) => [...text].map((character) => ({ character }));
  const paragraph = paragraphs[at] ?? [];
  switch (edit.kind) {
    case 'insert':
      return paragraphs.toSpliced(at, 0, glyphs(edit.paragraph));
    case 'delete':
      return paragraphs.toSpliced(at, 1);
    case 'merge':
      return paragraphs.toSpliced(at, 2, [...paragraph, ...(paragraphs[at + 1] ?? [])]);
    case 'split': {
      const offset = edit.offset % (paragraph.length + 1);
      return paragraphs.toSpliced(at, 1, paragraph.slice(0, offset), paragraph.slice(offset));
    }
    case 'type': {
      const offset = edit.offset % (paragraph.length + 1);
      return paragraphs.toSpliced(at, 1, paragraph.toSpliced(offset, 0, ...glyphs(edit.text)));
    }
  }
}

function edits(paragraph: fc.Arbitrary<string>): fc.Arbitrary<Edit[]> {
  const at = fc.nat(30);
  const offset = fc.nat(60);
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at, paragraph }),
    fc.record({ kind: fc.constantFrom('delete' as const, 'merge' as const), at }),
    fc.record({ kind: fc.constant('split' as const), at, offset }),
    fc.record({ kind: fc.constant('type' as const), at, offset, text: paragraph }),
  );
  return fc.array(edit, { maxLength: 6 });
}

const toLines = (paragraphs: Glyph[][]) =>
  paragraphs.map((glyphs) => glyphs.map(({ character }) => character).join(''));

/** Where the very glyphs of a passage stand now, if they still stand together. */
function track(paragraphs: Glyph[][], passage: Glyph[]) {
  for (const [index, glyphs] of paragraphs.entries()) {
    const start = glyphs.indexOf(passage[0] as Glyph);
    if (start < 0) continue;
    const isWhole = passage.every((glyph, offset) => glyphs[start + offset] === glyph);
    return isWhole ? { block: `b${index + 1}`, start, end: start + passage.length } : undefined;
  }
  return undefined;
}

describe('resolveAnchor after random edits', () => {
  it('always gives a place whose text is the quote', () => {
    const paragraph = fc.string({ unit: fc.constantFrom('人', '民', '𠮷', '#'), maxLength: 12 });
    const lines = fc.array(paragraph, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        lines,
        edits(paragraph),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (before, changes, at, from, length) => {
          const old = documentOf(...before);
          const index = at % before.length;
          const characters = [...(before[index] ?? '')];
          const start = from % (characters.length + 1);
          const quote = characters.slice(start, start + length).join('');
          fc.pre(quote !== '');
          const end = start + countCodePoints(quote);
          const anchor = createAnchor(old, `b${index + 1}`, start, end, quote);
          expect(resolveAnchor(old, anchor)).toEqual({ block: `b${index + 1}`, start, end });
          const glyphs = before.map((line) => [...line].map((character) => ({ character })));
          const now = documentOf(...toLines(changes.reduce(applyEdit, glyphs)));
          const place = resolveAnchor(now, anchor);
          if (!place) return;
          const text = now.blocks.find(({ id }) => id === place.block)?.text ?? '';
          expect(sliceCodePoints(text, place.start, place.end)).toBe(quote);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['〇〇', '〇一二三四五六七八九'])(
    'never lands on another occurrence while the passage still stands: %s',
    (word) => {
      // Every character but the repeated word is unique, so that context never agrees by chance.
      let next = 0x10000;
      const fill = (length: number) =>
        Array.from({ length }, () => String.fromCodePoint(next++)).join('');
      const paragraph = fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.boolean())
        .map(([left, right, hasWord]) => `${fill(left)}${hasWord ? word : ''}${fill(right)}`);
      const lines = fc.array(paragraph, { minLength: 1, maxLength: 8 });
      let resolved = 0;
      fc.assert(
        fc.property(lines, edits(paragraph), fc.nat(), (before, changes, pick) => {
          const old = documentOf(...before);
          const holders = old.blocks.filter(({ text }) => text.includes(word));
          const holder = holders[pick % Math.max(1, holders.length)];
          fc.pre(holder !== undefined);
          const anchor = anchorTo(old, holder?.id ?? '', word);
          const glyphs = before.map((line) => [...line].map((character) => ({ character })));
          const passage = glyphs[old.blocks.findIndex(({ id }) => id === anchor.block)]?.slice(
            anchor.start,
            anchor.end,
          );
          const after = changes.reduce(applyEdit, glyphs);
          const truth = track(after, passage ?? []);
          const place = resolveAnchor(documentOf(...toLines(after)), anchor);
          if (truth && place) expect(place).toEqual(truth);
          if (truth && place) resolved += 1;
        }),
        { numRuns: 500, seed: 20211228 },
      );
      expect(resolved).toBeGreaterThan(250);
    },
  );
});
