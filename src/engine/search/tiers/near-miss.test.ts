import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/text/folding.ts';
import { createCorpus } from '../corpus.ts';
import { findNear, MAX_NEAR_LENGTH, suggestTexts } from './near-miss.ts';
import {
  createParts,
  foldBlocks,
  type OriginalHit,
  toOriginalHits,
} from './testing/small-corpus.ts';

function find(texts: readonly string[], query: string, dead: readonly number[] = []) {
  const [first, ...others] = createParts(texts, dead).map((part) => {
    const hits = findNear(createCorpus([part], []), query);
    return { hits: toOriginalHits(hits), suggestions: suggestTexts(hits) };
  });
  for (const other of others) expect(other).toEqual(first);
  return first ?? { hits: [], suggestions: [] };
}

/** The matches in one text. */
function read(text: string, query: string): string[] {
  const characters = Array.from(text);
  return find([text], query).hits.map(({ start, end }) => characters.slice(start, end).join(''));
}

/** Optimal string alignment distance. */
function distance(a: readonly string[], b: readonly string[]): number {
  const table = a.concat('').map(() => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  table.forEach((row, i) => {
    for (let j = 0; j <= b.length; j += 1) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] =
        i * j === 0
          ? i + j
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
              isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
            );
    }
  });
  return at(a.length, b.length);
}

interface Stretch {
  start: number;
  end: number;
  rank: number;
}

/** By definition: all stretches of a block, the best first, as long as they overlap none before. */
function findInBlock(characters: readonly string[], query: readonly string[]): Stretch[] {
  const isSign = (character = '') => !/[\p{L}\p{N}\p{M}]/u.test(character);
  const exact: Stretch[] = [];
  const near: Stretch[] = [];
  characters.forEach((_, start) => {
    for (let end = start + query.length - 1; end <= start + query.length + 1; end += 1) {
      const stretch = characters.slice(start, end);
      if (end > characters.length || stretch[0] === ' ' || stretch.at(-1) === ' ') continue;
      const edits = distance(stretch, query);
      const hasSign =
        (isSign(stretch[0]) && !isSign(query[0])) ||
        (isSign(stretch.at(-1)) && !isSign(query.at(-1)));
      const rank = [0, 1, 2][(stretch.length - query.length + 3) % 3] ?? 0;
      if (edits === 0) exact.push({ start, end, rank: 0 });
      if (edits === 1) near.push({ start, end, rank: rank + (hasSign ? 3 : 0) });
    }
  });
  const chosen: Stretch[] = [];
  near.sort((a, b) => a.rank - b.rank || a.start - b.start);
  for (const stretch of near) {
    const isFree = [...exact, ...chosen].every(
      ({ start, end }) => end <= stretch.start || start >= stretch.end,
    );
    if (isFree) chosen.push(stretch);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function findSlowly(
  texts: readonly string[],
  query: string,
  dead: readonly number[],
): OriginalHit[] {
  const wanted = Array.from(fold(query.trim()).text);
  if (wanted.length < 4) return [];
  return foldBlocks(texts).flatMap(({ characters, original }, block) =>
    dead.includes(block)
      ? []
      : findInBlock(characters, wanted).map(({ start, end }) => ({
          block,
          ...original(start, end),
        })),
  );
}

describe('findNear', () => {
  it.each([
    ['相信人民群众的力量', '人民群重', ['人民群众']],
    ['相信人民群众的力量', '人民众群', ['人民群众']],
    ['相信人民群众的力量', '民人群众', ['人民群众']],
    ['相信人民群众的力量', '人群民众', ['人民群众']],
    ['相信人民群众的力量', '信人群众', ['信人民群众']],
    ['相信人民群众的力量', '人民的群众', ['人民群众']],
    ['相信人民群众的力量', '仁民群众', ['人民群众']],
    ['相信人民，群众的力量', '人民群众', ['人民，群众']],
    ['相信人民群。', '人民群众', ['人民群']],
    ['相信人民羣眾', '人民群重', ['人民羣眾']],
    ['the wurld of work', 'World', ['wurld']],
    ['a good  friend', 'goodfriend', ['good  friend']],
    ['人民群众', '人民群众', []],
    ['人民', '人民群', []],
    ['人民\n群众', '', []],
  ])('in %j near %j finds %j', (text, query, found) => {
    expect(read(text, query)).toEqual(found);
  });

  it('stays within a block', () => {
    expect(find(['人民群', '众人'], '民群众人').hits).toEqual([]);
  });

  it('says what the hits read, most frequent first, as it stands at the first of them', () => {
    const texts = ['人民羣眾，人民群众，人民群眾', '人民群体，人民群体', '人民群落', '人民群里'];
    const more = ['人民群外', '人民群前', '人民群后'];
    const { hits, suggestions } = find([...texts, ...more], '人民群重');
    expect(hits).toHaveLength(10);
    expect(suggestions).toEqual([
      { text: '人民羣眾', total: 3 },
      { text: '人民群体', total: 2 },
      { text: '人民群落', total: 1 },
      { text: '人民群里', total: 1 },
      { text: '人民群外', total: 1 },
    ]);
  });

  it('looks for nothing shorter or longer than it promises', () => {
    const text = '一二三四五六七八'.repeat(20);
    const longest = Array.from(text).slice(0, MAX_NEAR_LENGTH - 1);
    expect(find([text], `${longest.join('')}人`).hits).not.toEqual([]);
    expect(find([text], `${longest.join('')}人人`).hits).toEqual([]);
    expect(find([text], '一二人').hits).toEqual([]);
    expect(find([text], '人'.repeat(10_000)).hits).toEqual([]);
  });

  it('gives what the definition gives', () => {
    const anyCharacter = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c') },
      fc.constantFrom('人', '𠮷', ' ', '，', 'Ⅲ', 'ﬀ', '國', '\n', 'i'),
    );
    const anyText = fc.string({ unit: anyCharacter, maxLength: 24 });
    const anyQuery = fc.string({ unit: anyCharacter, minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 3 }),
        anyQuery,
        fc.nat(3),
        (texts, query, dead) => {
          expect(find(texts, query, [dead]).hits).toEqual(findSlowly(texts, query, [dead]));
        },
      ),
      { numRuns: 800 },
    );
  });
});
