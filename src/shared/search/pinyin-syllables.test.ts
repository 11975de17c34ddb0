import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { PINYIN_SYLLABLES, toPlainPinyin } from './pinyin-syllables.ts';

/** Blocks of Han characters in the Basic Multilingual Plane; first and last code point. */
const HAN = [
  [0x3007, 0x3007],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
] as const;

/** In dictionaries and in speech, but of no character whose readings are listed. */
const RARE = 'biang cei din duang fiao hm nia nun pia yai';

function collectReadings(): Set<string> {
  const readings = new Set<string>();
  for (const [first, last] of HAN) {
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      const all = pinyin(character, { multiple: true, type: 'array' });
      for (const reading of all) if (reading !== character) readings.add(toPlainPinyin(reading));
    }
  }
  return readings;
}

describe('PINYIN_SYLLABLES', () => {
  it('are the readings of all Han characters, and a few rare ones', () => {
    const readings = collectReadings();
    expect(readings.size).toBeGreaterThan(400);
    expect([...PINYIN_SYLLABLES].sort()).toEqual([...readings, ...RARE.split(' ')].sort());
  });
});

describe('toPlainPinyin', () => {
  it.each([
    ['rén', 'ren'],
    ['lǜ', 'lv'],
    ['lüè', 'lve'],
    ['ê̌', 'e'],
    ['ǹg', 'ng'],
    ['ḿ', 'm'],
    ['jǘ', 'ju'],
    ['yvan', 'yuan'],
    ['nv', 'nv'],
  ])('writes %j as %j', (reading, plain) => {
    expect(toPlainPinyin(reading)).toBe(plain);
  });
});
