import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReadAs, listReadings, type PinyinUnit, parsePinyin } from './pinyin-query.ts';
import { PINYIN_SYLLABLES } from './pinyin-syllables.ts';

/** All readings on one line each: syllables as they are, `initial-`, `beginning…`. */
function readingsOf(text: string): string[] {
  const readings = parsePinyin(text);
  if (readings === null) return [];
  const counts = Array.from({ length: readings.letters.length }, (_, index) => index + 1);
  return counts.flatMap((count) =>
    Array.from(listReadings(readings, count), (path) => path.map(sketchUnit).join(' ')),
  );
}

function sketchUnit({ kind, text }: PinyinUnit): string {
  return { syllable: text, initial: `${text}-`, beginning: `${text}…` }[kind];
}

describe('parsePinyin', () => {
  it.each([
    ['rm', ['r- m', 'r- m-']],
    [
      'ren',
      [
        'ren',
        'ren…',
        're n',
        're n-',
        'r- en',
        'r- en…',
        'r- e n',
        'r- e n-',
        'r- e- n',
        'r- e- n-',
      ],
    ],
    ["w'r", ['w- r-']],
    ['zhg', ['zh- g-', 'z- h- g-']],
    ['r m', ['r- m', 'r- m-']],
    ['gdp', ['g- d- p-']],
    ['zho', ['zho…', 'zh- o', 'zh- o-', 'z- ho…', 'z- h- o', 'z- h- o-']],
    ['nv', ['nv', 'nv…']],
    ['lüe', ['lve', 'lv e', 'lv e-']],
    ['lue', ['lve', 'lu e', 'lu e-']],
    ['nue4', ['nve', 'nu e']],
    ["lu'e", ['lu e', 'lu e-']],
    ['jv', ['ju', 'ju…']],
    ['xǘ', ['xu', 'xu…']],
    ['re2', ['re', 'r- e']],
  ])('reads %j', (text, readings) => {
    expect(readingsOf(text)).toEqual(readings);
  });

  it.each([
    ['renmin', 'ren min'],
    ['renm', 'ren m-'],
    ['rmin', 'r- min'],
    ['renmi', 'ren mi…'],
    ['zhongg', 'zhong g-'],
    ['xian', 'xian'],
    ['xian', 'xi an'],
    ['fangan', 'fang an'],
    ['fangan', 'fan gan'],
    ['nvren', 'nv ren'],
    ['nü ren', 'nv ren'],
    ['qvanmian', 'quan mian'],
    ['rua', 'rua'],
    ['biangbiang', 'biang biang'],
  ])('reads %j as %j among others', (text, reading) => {
    expect(readingsOf(text)).toContain(reading);
  });

  it.each([
    ['rén mín', 'ren min'],
    ['RÉN'.toLowerCase().normalize('NFD'), 'ren'],
    [' nǚ\u3000rén ', 'nv ren'],
    ['nu\u0308', 'nv'],
    ['lǖlǘlǚlǜ', 'lvlvlvlv'],
    ['āáǎà ōóǒò', 'aaaa oooo'],
    ['ê̄n', 'en'],
    ['ḿm̀ńňǹ', 'mmnnn'],
    ['xi’an', "xi'an"],
    ["xi ' an", "xi'an"],
  ])('takes %j for %j', (text, plain) => {
    expect(parsePinyin(text)).not.toBeNull();
    expect(parsePinyin(text)).toEqual(parsePinyin(plain));
  });

  it('lets tone digits, spaces and apostrophes part syllables', () => {
    expect(readingsOf("xi'an")).not.toContain('xian');
    expect(readingsOf('xi an')).toContain('xi an');
    expect(readingsOf('fang1an4')).toContain('fang an');
    expect(readingsOf('fang1an4').filter((reading) => /gan|an…|n-$/.test(reading))).toEqual([]);
    expect(readingsOf('ren2 min2')).toContain('ren min');
  });

  it.each([
    '',
    ' ',
    'a',
    'é',
    'Ren',
    'RM',
    'ren民',
    'ren-min',
    'ren.',
    "'ren",
    'vv',
    'uu',
    'ii',
    'ri u',
    "j'v",
    'rev',
    'mp3',
    'h2o',
    'n6',
    '2ren',
    'ren22',
    'ren 2',
    'ren6',
    'señor',
    'àà̀',
    'ｒｅｎ',
    'u:',
    '𝓻𝓮𝓷',
    '\ud800a',
  ])('takes %j for no pinyin', (text) => {
    expect(parsePinyin(text)).toBeNull();
  });

  it('says how many characters a reading can have', () => {
    expect(parsePinyin('renmin')).toMatchObject({ letters: 'renmin', most: 5, fewest: 2 });
    expect(parsePinyin("xi'anshi")).toMatchObject({ letters: 'xianshi', most: 4, fewest: 3 });
  });

  it('reads ten thousand letters', () => {
    expect(parsePinyin('zhuang'.repeat(1_600))).toMatchObject({ fewest: 1_600 });
    expect(parsePinyin('a'.repeat(10_000))).toMatchObject({ fewest: 10_000 });
    expect(parsePinyin(`${'a'.repeat(9_998)}vv`)).toBeNull();
    expect(parsePinyin("a'".repeat(5_000))).toMatchObject({ fewest: 5_000 });
  });
});

describe('readings of what was spelt', () => {
  const syllable = fc.constantFrom(...PINYIN_SYLLABLES);
  const voiced = syllable.filter((one) => /[aeiouv]/.test(one));

  it('hold the syllables, run together or parted', () => {
    const several = fc.array(syllable, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(several, fc.constantFrom('', ' ', "'", '3'), (typed, between) => {
        expect(accepts(parsePinyin(typed.join(between)), typed)).toBe(true);
      }),
    );
  });

  it('hold a last syllable still being typed', () => {
    const last = voiced.filter(({ length }) => length > 1);
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 5 }), last, (typed, cut) => {
        const word = [...typed, cut];
        expect(accepts(parsePinyin(word.join('').slice(0, -1)), word)).toBe(true);
      }),
    );
  });

  it('hold the initials, mixed with syllables', () => {
    const mixed = fc.array(fc.tuple(voiced, fc.boolean()), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(mixed, (words) => {
        const typed = words.map(([one, short]) => (short ? initialOf(one) : one)).join('');
        fc.pre(typed.length > 1);
        expect(
          accepts(
            parsePinyin(typed),
            words.map(([one]) => one),
          ),
        ).toBe(true);
      }),
    );
  });

  it('spell the query again, with the number of characters asked for', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aeinghzrmuv '"), maxLength: 9 });
    fc.assert(
      fc.property(letters, (text) => {
        const readings = parsePinyin(text);
        if (readings === null) return;
        const seen = new Set<string>();
        for (let count = 0; count <= readings.letters.length + 1; count += 1) {
          const paths = Array.from(listReadings(readings, count));
          for (const path of paths) {
            expect(path).toHaveLength(count);
            // `lue` and `nue` are the only units that aren't spelt as they are meant.
            const spelt = path.map((unit) => unit.text).join('');
            expect(spelt.replace(/([ln])ve/g, '$1ue')).toBe(
              readings.letters.replace(/([ln])ve/g, '$1ue'),
            );
            expect(path.at(-1)?.to).toBe(readings.letters.length);
            seen.add(path.map(sketchUnit).join(' '));
          }
          if (paths.length > 0) {
            expect(count).toBeGreaterThanOrEqual(readings.fewest);
            expect(count).toBeLessThanOrEqual(readings.most);
          }
        }
        expect(seen.size).toBe(countPaths(readings.units));
      }),
    );
  });
});

/** Whether the syllables of a word are one of the readings; walks the graph as a search does. */
function accepts(readings: ReturnType<typeof parsePinyin>, word: readonly string[]): boolean {
  if (readings === null) return false;
  let places = new Set([0]);
  for (const syllable of word) {
    const here = [...places].flatMap((from) => readings.units[from] ?? []);
    places = new Set(here.filter((unit) => isReadAs(unit, syllable)).map(({ to }) => to));
  }
  return places.has(readings.letters.length);
}

function initialOf(syllable: string): string {
  return /^[zcs]h|^./.exec(syllable)?.[0] ?? '';
}

/** Number of ways from the first letter to the end. */
function countPaths(units: readonly (readonly PinyinUnit[])[]): number {
  const ways: number[] = [];
  ways[units.length] = 1;
  for (let from = units.length - 1; from >= 0; from -= 1) {
    ways[from] = (units[from] ?? []).reduce((sum, { to }) => sum + (ways[to] ?? 0), 0);
  }
  return ways[0] ?? 0;
}
