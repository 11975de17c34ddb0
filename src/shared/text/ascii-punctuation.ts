/** ASCII marks that Chinese texts from the web often have in place of ，；：！？（） */
const ASCII_MARK = /[,;:!?()]/u;

const CHINESE_BEFORE = String.raw`(?<=^|[\p{Script=Han}“”‘’「」『』《》〈〉（）【】…—、。！？!?,;:()])`;
const CHINESE_AFTER = String.raw`(?=$|[\p{Script=Han}\p{Nd}“”‘’「」『』《》〈〉（）【】…—、。！？!?,;:()])`;

/** A mark that a Chinese sentence could hold: no Latin letter and no space beside it. */
const CHINESE_MARK = new RegExp(`${CHINESE_BEFORE}[,;:!?()]${CHINESE_AFTER}`, 'gu');

/**
 * Whether a text uses ASCII punctuation as Chinese punctuation throughout, so that it may be shown
 * with full-width glyphs. One mark in a Latin or numeric context (`1,000`, `e.g., `) is enough to say
 * no: the look of a block is decided as a whole, and its characters never change.
 */
export function usesAsciiAsChinese(text: string): boolean {
  return (
    /\p{Script=Han}/u.test(text) &&
    ASCII_MARK.test(text) &&
    !ASCII_MARK.test(text.replace(CHINESE_MARK, ''))
  );
}
