import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { remapCharacters } from './character-map.ts';

/**
 * Derives the fonts that show ASCII punctuation between Chinese characters with full-width glyphs.
 * The text keeps its characters; only their look changes. The results are committed beside the
 * style sheets: run this again only when the shipped fonts change,
 * `node scripts/fonts/build-punctuation-fonts.ts` under the project's Node.
 */

/**
 * Slices of the shipped fonts that hold the full-width glyphs, and what each is to give. Only pause
 * marks: browsers close up full-width marks that meet (`text-spacing-trim`) by character, not by
 * glyph, so a full-width colon or parenthesis beside “ or 》 would leave a hole of one em.
 */
const SLICES = [
  { slice: '115', characters: { ';': '；' } },
  { slice: '117', characters: { '?': '？' } },
  { slice: '118', characters: { '!': '！' } },
  { slice: '119', characters: { ',': '，' } },
] as const;

const require = createRequire(import.meta.url);
const target = new URL('../../src/renderer/styles/fonts/', import.meta.url);

for (const { slice, characters } of SLICES) {
  const source = require.resolve(
    `@fontsource-variable/noto-serif-sc/files/noto-serif-sc-${slice}-wght-normal.woff2`,
  );
  const mapping = new Map<string, string>(Object.entries(characters));
  const glyphs = [...mapping.values()].join('');
  const subset = await subsetFont(await readFile(source), glyphs, { targetFormat: 'sfnt' });
  const remapped = remapCharacters(Buffer.from(subset), mapping);
  // A pass through the same tool compresses and leaves just what is mapped now.
  const font = await subsetFont(remapped, [...mapping.keys()].join(''), { targetFormat: 'woff2' });
  const file = new URL(`zhujian-punctuation-${slice}.woff2`, target);
  await writeFile(file, font);
  console.log(
    `${file.pathname.split('/').at(-1)}: ${[...mapping.keys()].join(' ')}, ${font.length} bytes`,
  );
}
