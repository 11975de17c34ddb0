import fc from 'fast-check';
import { polyphonic } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { isReadAs, listReadings, parsePinyin } from '../../../shared/search/pinyin-query.ts';
import { toPlainPinyin } from '../../../shared/search/pinyin-syllables.ts';
import { variantsOf } from '../../../shared/text/variants/variants-of.ts';
import { createCorpus } from '../corpus.ts';
import { findPinyin, MAX_PINYIN_LETTERS } from './pinyin.ts';
import {
  createParts,
  foldBlocks,
  type OriginalHit,
  toOriginalHits,
} from './testing/small-corpus.ts';

/** What `findPinyin` finds in documents of one block each, by all kinds of parts alike. */
function find(texts: readonly string[], query: string, dead: readonly number[] = []) {
  // With so much text around, places are looked up; otherwise reading everything is quicker.
  const parts = [texts, [...texts, '，'.repeat(20_000)]].flatMap((all) => createParts(all, dead));
  const [first, ...others] = parts.map((part) =>
    toOriginalHits(findPinyin(createCorpus([part], []), query)),
  );
  for (const other of others) expect(other).toEqual(first);
  return first ?? [];
}

/** The matches themselves. */
function read(text: string, query: string): string[] {
  const characters = Array.from(text);
  return find([text], query).map(({ start, end }) => characters.slice(start, end).join(''));
}

/** By definition: each start with each reading, character by character. */
function findSlowly(
  texts: readonly string[],
  query: string,
  dead: readonly number[],
): OriginalHit[] {
  const readings = parsePinyin(query);
  if (readings === null) return [];
  const counts = Array.from(readings.letters, (_, index) => index + 1);
  const paths = counts.flatMap((count) => [...listReadings(readings, count)]);
  return foldBlocks(texts).flatMap(({ characters, original }, block) => {
    const own = characters.map(readingsOf);
    const starts = new Set<number>();
    return characters.flatMap((_, at): OriginalHit[] => {
      const fitting = paths.filter((path) =>
        path.every((unit, step) => own[at + step]?.some((reading) => isReadAs(unit, reading))),
      );
      const length = Math.max(0, ...fitting.map((path) => path.length));
      const { start } = original(at, at + 1);
      if (length === 0 || starts.has(start) || dead.includes(block)) return [];
      starts.add(start);
      return [{ block, ...original(at, at + length) }];
    });
  });
}

function readingsOf(character: string): string[] {
  // Latin letters come back as they are, which are no readings.
  if (!/\p{Script=Han}/u.test(character)) return [];
  return variantsOf(character).flatMap((variant) => {
    const [own = []] = polyphonic(variant, { toneType: 'none', v: true, type: 'array' });
    return own.map(toPlainPinyin).filter((reading) => /^[a-z]+$/.test(reading));
  });
}

describe('findPinyin', () => {
  it.each([
    ['人民至上', 'renmin', ['人民']],
    ['人民至上', 'rm', ['人民']],
    ['人民至上', 'rmin', ['人民']],
    ['人民至上', 'renm', ['人民']],
    ['人民至上', 'renmi', ['人民']],
    ['人民至上', 'rén mín', ['人民']],
    ['人民至上', "ren'min'zhi'shang", ['人民至上']],
    ['人民至上', 'rmzs', ['人民至上']],
    ['人 民，至上', 'minzhi', []],
    ['人 民', 'renmin', ['人 民']],
    ['人\n民', 'rm', ['人\n民']],
    ['银行行长重庆', 'yinhang', ['银行']],
    ['银行行长重庆', 'hangzhang', ['行长']],
    ['银行行长重庆', 'chongq', ['重庆']],
    ['女人绿色略', 'nvren', ['女人']],
    ['女人绿色略', 'lvse', ['绿色']],
    ['女人绿色略', 'lüse', ['绿色']],
    ['西安先天', 'xian', ['西安', '先']],
    ['西安先天', "xi'an", ['西安']],
    ['头髮头发', 'toufa', ['头髮', '头发']],
    ['發展', 'fazhan', ['發展']],
    ['人民', 'RENMIN', []],
    ['人民', 'ren人', []],
    ['renmin', 'renmin', []],
    ['人民', 'r', []],
  ])('in %j by %j finds %j', (text, query, found) => {
    expect(read(text, query)).toEqual(found);
  });

  it('finds each start once, and only what begins in different original characters', () => {
    expect(read('人人人', 'rr')).toEqual(['人人', '人人']);
    expect(read('㍿式', 'sh')).toEqual(['㍿', '式']);
  });

  it('finds characters of two units', () => {
    expect(read('𫘧𬊈人𬊈', 'luxun')).toEqual(['𫘧𬊈']);
    expect(read('𫘧𬊈人𬊈', 'xr')).toEqual(['𬊈人']);
    expect(read('𫘧𬊈人𬊈', 'xun')).toEqual(['𬊈', '𬊈']);
  });

  it('gives what the definition gives', () => {
    const anyText = fc.string({
      unit: fc.constantFrom(...'人民西安先重行发髮㍿𫘧𬊈么们我，a \n'),
      maxLength: 14,
    });
    const anyQuery = fc
      .array(
        fc.constantFrom(
          'ren',
          'min',
          'xi',
          'an',
          'xian',
          'r',
          'm',
          'x',
          'a',
          'sh',
          'zh',
          'l',
          'wo',
          'men',
          'xun',
          'lu',
          "'",
          'fa',
          'hang',
          'h',
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 4 }),
        anyQuery,
        fc.nat(5),
        (texts, query, dead) => {
          const gone = texts.length > dead ? [dead] : [];
          expect(find(texts, query, gone)).toEqual(findSlowly(texts, query, gone));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('finds long passages, and takes what is longer for no pinyin', () => {
    const letters = 'renmin'.repeat(10);
    expect(read('人民'.repeat(10), letters)).toEqual(['人民'.repeat(10)]);
    expect(letters.length).toBeLessThanOrEqual(MAX_PINYIN_LETTERS);
    expect(read('人民'.repeat(2_000), 'renmin'.repeat(1_667))).toEqual([]);
    expect(find(['啊'.repeat(20_000)], 'a'.repeat(MAX_PINYIN_LETTERS)).length).toBe(
      20_000 - MAX_PINYIN_LETTERS + 1,
    );
  });
});
