import { sliceCodePoints } from '../../shared/text/code-points.ts';

/** Well below 255 bytes of UTF-8 with the ending, for any characters. Unit: code points. */
const MAX_LENGTH = 60;

/** Device names that Windows refuses whatever the ending (Microsoft, “Naming Files”). */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/iu;

/**
 * A file name for a PDF that every system accepts, made from a document's title.
 *
 * @param title the title, verbatim
 * @returns a name ending in `.pdf`, without a folder
 */
export function suggestFileName(title: string): string {
  const cleaned = title.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, ' ').replace(/\s+/gu, ' ');
  // Windows drops dots and spaces at the end; a dot in front hides the file elsewhere.
  const stem = sliceCodePoints(cleaned.replace(/^[. ]+/u, ''), 0, MAX_LENGTH).replace(
    /[. ]+$/u,
    '',
  );
  if (stem === '') return 'zhujian.pdf';
  return reserved.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}.pdf` : `${stem}.pdf`;
}
