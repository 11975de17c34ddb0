import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Code points that the faces of a family and weight name, as `unicode-range` has them. */
function readRanges(family: string, weight: number): Set<number> {
  const css = readFileSync('src/renderer/styles/opening/opening.css', 'utf8');
  const faces = css.split('@font-face').filter((face) => face.includes(`"${family}"`));
  const face = faces.find((text) => {
    const [, from, to] = /font-weight: (\d+) (\d+)/u.exec(text) ?? [];
    return Number(from) <= weight && weight <= Number(to);
  });
  const codes = new Set<number>();
  for (const [, first = '', last = first] of (face ?? '').matchAll(
    /U\+([\dA-F]+)(?:-([\dA-F]+))?/gu,
  )) {
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code += 1) {
      codes.add(code);
    }
  }
  return codes;
}

/** The share of the files' Chinese characters that the faces lack; those come later, from slices. */
function shareMissing(files: string[], codes: Set<number>): number {
  const text = files.map((file) => readFileSync(file, 'utf8')).join('');
  const han = [...new Set(text.match(/[\u4e00-\u9fff]/gu))];
  expect(han.length).toBeGreaterThan(100);
  return han.filter((character) => !codes.has(character.codePointAt(0) ?? 0)).length / han.length;
}

const advice = 'run scripts/fonts/build-opening.py again';

it('the opening fonts hold the characters of the shipped articles', () => {
  const files = globSync('resources/articles/*.txt');
  expect(shareMissing(files, readRanges('Zhujian Serif', 400)), advice).toBe(0);
});

it('the opening fonts hold nearly all characters of the interface', () => {
  const files = globSync('src/**/*messages.ts');
  for (const weight of [400, 500, 600]) {
    // A few new words may wait for the next change of an article; many would slow the first page.
    expect(shareMissing(files, readRanges('Zhujian Sans', weight)), advice).toBeLessThan(0.05);
  }
});
