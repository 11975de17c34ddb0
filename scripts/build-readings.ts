import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { polyphonic } from 'pinyin-pro';
import { toPlainPinyin } from '../src/shared/search/pinyin-syllables.ts';

/**
 * Writes the table of readings that pinyin search uses, from pinyin-pro's dictionary, so that the
 * program carries 75 KB instead of the whole library. Run by Node 24 as it is, after an update of
 * pinyin-pro; a test compares the table with the library.
 */
export const TABLE = new URL('../src/engine/search/tiers/readings-table.ts', import.meta.url);

/** Every Han character that pinyin-pro knows, by each of its readings; readings in order. */
export function collectReadings(): Map<string, string> {
  const collected = new Map<string, string>();
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    if (!/\p{Script=Han}/u.test(character)) continue;
    const [readings = []] = polyphonic(character, { toneType: 'none', v: true, type: 'array' });
    for (const reading of new Set(readings.map(toPlainPinyin))) {
      // A character that it doesn't know comes back as it is.
      if (/^[a-z]+$/.test(reading)) {
        collected.set(reading, (collected.get(reading) ?? '') + character);
      }
    }
  }
  return new Map([...collected].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The module that holds the table. */
export function writeModule(readings: ReadonlyMap<string, string>): string {
  const lines = new Map<string, string>();
  for (const [reading, characters] of readings) {
    const initial = reading.slice(0, 1);
    lines.set(initial, (lines.get(initial) ?? '') + reading + characters);
  }
  return `/**
 * Made by \`scripts/build-readings.ts\` from pinyin-pro (MIT): every reading, without tone and with v
 * for ü, followed by the characters that have it.
 */
export const READINGS_TABLE: readonly string[] = [
${Array.from(lines.values(), (line) => `  '${line}',\n`).join('')}];
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(TABLE, writeModule(collectReadings()));
}
