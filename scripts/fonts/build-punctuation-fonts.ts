import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { remapCharacters } from './character-map.ts';

/**
 * Derives the punctuation fonts from the shipped Noto Serif SC: all Chinese punctuation in one small
 * file a weight, and the full-width glyphs once more under the ASCII characters. In one font, the
 * `chws` feature closes up marks that meet, which no browser does across slices.
 *
 * The results are committed beside the style sheets. Run this again only when the shipped fonts
 * change: `node scripts/fonts/build-punctuation-fonts.ts` under the project's Node.
 */

const CHINESE = '“”‘’《》〈〉「」『』（）【】〔〕、。，：；！？…—·　';
const ASCII_AS_CHINESE = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};
const WEIGHTS = [400, 600];

const require = createRequire(import.meta.url);
const folder = new URL('../../src/renderer/styles/fonts/', import.meta.url);
const shownAs = new Map([
  ...[...CHINESE].map((character): [string, string] => [character, character]),
  ...Object.entries(ASCII_AS_CHINESE),
]);

for (const weight of WEIGHTS) {
  const source = require.resolve(
    `@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-${weight}-normal.woff2`,
  );
  const subset = await subsetFont(await readFile(source), CHINESE, { targetFormat: 'sfnt' });
  const remapped = remapCharacters(Buffer.from(subset), shownAs);
  // A second pass through the same tool compresses.
  const font = await subsetFont(remapped, [...shownAs.keys()].join(''), { targetFormat: 'woff2' });
  const name = `zhujian-punctuation-${weight}.woff2`;
  await writeFile(new URL(name, folder), font);
  console.log(`${name}: ${shownAs.size} characters, ${font.length} bytes`);
}
