/** ASCII marks that Chinese texts from the web often have in place of ，；！？ */
const ASCII_PAUSE = /[,;!?]/u;

/** A pause mark that a Chinese sentence could hold: Chinese before it, no Latin or space after it. */
const CHINESE_PAUSE =
  /(?<=[\p{Script=Han}”’」』》〉）】…—!?])[,;!?](?=[\p{Script=Han}\p{Nd}“‘「『《〈（【…—”’」』》〉）】!?]|$)/gu;

/**
 * Whether a text uses ASCII pause marks as Chinese ones throughout, so that it may be shown with
 * full-width glyphs for them. One mark in a Latin or numeric context (`1,000`, `e.g., `) is enough to
 * say no: the look of a block is decided as a whole, and its characters never change.
 */
export function hasChinesePauseMarks(text: string): boolean {
  return ASCII_PAUSE.test(text) && !ASCII_PAUSE.test(text.replace(CHINESE_PAUSE, ''));
}
