import { expect, it } from 'vitest';
import { displayWidth, padToWidth } from './display-width.ts';

it.each([
  ['', 0],
  ['abc', 3],
  ['竹简', 4],
  ['𠮷a，', 5],
  ['ＡＢＣ', 6],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

it('fills up, and cuts nothing', () => {
  expect(padToWidth('竹', 4)).toBe('竹  ');
  expect(padToWidth('竹简', 2)).toBe('竹简');
});
