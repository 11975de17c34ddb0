import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PINYIN_SYLLABLES } from '../src/shared/search/pinyin-syllables.ts';
import { collectReadings, TABLE, writeModule } from './build-readings.ts';

describe('the table of readings', () => {
  it('is what pinyin-pro says', async () => {
    expect(await readFile(TABLE, 'utf8')).toBe(writeModule(collectReadings()));
  });

  it('has every reading under a syllable that can be typed', () => {
    const unknown = [...collectReadings().keys()].filter(
      (reading) => !PINYIN_SYLLABLES.has(reading),
    );
    expect(unknown).toEqual([]);
  });
});
