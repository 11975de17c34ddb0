/** ASCII marks that some publishers set in Chinese text, each with its neighbours. */
const MARK_WITH_NEIGHBOURS = /(?<=(.?))[!(),:;?](?=(.?))/gsu;
const LATIN = /[\p{Script=Latin}\p{Nd}]/u;
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026]/u;

/**
 * Whether a text sets ASCII marks as Chinese punctuation, so that they should look full-width: each
 * stands beside something Chinese, and none between Latin letters or digits (`3,000`, `a:b`).
 * One doubtful mark leaves the whole text as it is.
 */
export function hasChineseAsciiMarks(text: string): boolean {
  const marks = [...text.matchAll(MARK_WITH_NEIGHBOURS)];
  return marks.length > 0 && marks.every(([, before, after]) => isChinese(before, after));
}

/** The `data-marks` attribute of an element that shows a document's text in the text face. */
export function marksOf(text: string): 'chinese' | undefined {
  return hasChineseAsciiMarks(text) ? 'chinese' : undefined;
}

function isChinese(before = '', after = ''): boolean {
  if (LATIN.test(before) && LATIN.test(after)) return false;
  return CHINESE.test(before) || CHINESE.test(after);
}
