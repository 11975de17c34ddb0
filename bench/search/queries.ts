/** What people type, beside the random queries. */
export const typedQueries: readonly string[] = [
  ...['人民', '中国', '的', '经济发展', '高质量发展', '改革开放', '人工智能', '社会主义', '群众'],
  ...['血肉联系', '一带一路', '不忘初心', '实事求是', '电脑', '手机', '价格', '教育', '法律'],
  ...['北京', '世界', '为什么', '怎么办', '有限公司', '计算机软件', '用户手册', '简体字', '這個'],
  ...['GDP', '2021年', '5G', 'Windows', '100%', '“'],
];

export type Random = () => number;

/**
 * A seeded generator (mulberry32), the same on every machine.
 *
 * @returns a function that gives numbers from 0 up to, not including, 1
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns a whole number from 0 up to, not including, `end` */
export function pickNumber(random: Random, end: number): number {
  return Math.floor(random() * end);
}

const LONGEST = 12;
const MIXED_SHARE = 0.1;
const MIXED_ATTEMPTS = 500;
const LATIN_OR_DIGIT = /[a-z0-9]/i;
const OTHER = /[^\sa-z0-9]/i;

/**
 * Random pieces of random paragraphs, 1 to 12 code points each, trimmed; a tenth of them are looked
 * for until Latin letters or digits stand beside something else.
 *
 * @param paragraphs at least one that isn't blank
 * @returns `count` pieces as they stand in the text, none blank
 */
export function sampleQueries(
  paragraphs: readonly string[],
  count: number,
  random: Random,
): string[] {
  const queries: string[] = [];
  while (queries.length < count) {
    const attempts = random() < MIXED_SHARE ? MIXED_ATTEMPTS : 1;
    let piece = '';
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      piece = cutPiece(paragraphs[pickNumber(random, paragraphs.length)] ?? '', random);
      if (LATIN_OR_DIGIT.test(piece) && OTHER.test(piece)) break;
    }
    if (piece !== '') queries.push(piece);
  }
  return queries;
}

function cutPiece(paragraph: string, random: Random): string {
  const characters = Array.from(paragraph);
  const length = Math.min(characters.length, 1 + pickNumber(random, LONGEST));
  const start = pickNumber(random, characters.length - length + 1);
  return characters
    .slice(start, start + length)
    .join('')
    .trim();
}
