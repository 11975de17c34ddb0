import type { DocumentMetadata } from '../../shared/document/model.ts';
import { countCodePoints } from '../../shared/text/code-points.ts';

/** What a line such as `《人民日报》（2021年12月28日 第09版）` says about where a text appeared. */
export type SourceLine = Required<Pick<DocumentMetadata, 'publisher' | 'publishedAt'>> &
  Pick<DocumentMetadata, 'page'>;

/** A source line is short; the cap also keeps the expression below from long backtracking. Code points. */
const MAX_LENGTH = 120;

const pattern =
  /^\s*《\s*(?<publisher>[^《》]+?)\s*》\s*\(\s*(?<year>\d{4})\s*[年./-]\s*(?<month>\d{1,2})\s*[月./-]\s*(?<day>\d{1,2})\s*日?[\s,、]*(?:第?\s*(?<page>[A-Z]?\d{1,3})\s*版)?\s*\)\s*$/u;

/**
 * Reads a line that names publisher, date and perhaps page, with or without inner spaces, in full-
 * or half-width parentheses and digits.
 *
 * @returns undefined when the line is not of that form, or its date is not in the calendar
 */
export function parseSourceLine(line: string): SourceLine | undefined {
  if (countCodePoints(line) > MAX_LENGTH) return undefined;
  const groups = pattern.exec(line.normalize('NFKC'))?.groups;
  if (!groups) return undefined;
  const { publisher = '', year = '', month = '', day = '', page } = groups;
  const publishedAt = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCalendarDate(publishedAt)) return undefined;
  return { publisher, publishedAt, ...(page === undefined ? {} : { page }) };
}

function isCalendarDate(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  // Date rolls 02-30 over into March; a real date comes back as it went in.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
