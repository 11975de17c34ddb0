import { ZhujianError } from '../../shared/errors.ts';
import { POINTS_PER_MILLIMETRE, page as sheet } from '../../shared/printing/page-geometry.ts';

/** The text of one page as a reader of the file would copy it, without white space. */
export interface PageText {
  /** What stands above the text area. */
  head: string;
  body: string;
  /** What stands below the text area. */
  foot: string;
}

const TOP = (sheet.height - sheet.marginTop) * POINTS_PER_MILLIMETRE;
const BOTTOM = sheet.marginBottom * POINTS_PER_MILLIMETRE;

/**
 * Reads the text layer of a PDF that `print.html` made, in the order in which it was drawn.
 *
 * @param pdf the file's bytes; they are copied, not taken over
 * @returns one entry a page, each {@link normalizePrinted normalised}
 * @throws ZhujianError `print-failed` when the bytes are not a PDF that can be read
 */
export async function readTextLayer(pdf: Uint8Array): Promise<PageText[]> {
  // Half a megabyte of code that only printing needs.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    // Electron gives a Buffer, which the library refuses.
    data: new Uint8Array(pdf),
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const file = await task.promise;
    const pages: PageText[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const content = await (await file.getPage(number)).getTextContent({
        // The library would otherwise fold width and compatibility forms before we see them.
        disableNormalization: true,
      });
      pages.push(splitPage(content.items));
    }
    return pages;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ZhujianError('print-failed', { reason }, { cause: error });
  } finally {
    await task.destroy();
  }
}

function splitPage(items: readonly object[]): PageText {
  const text = { head: '', body: '', foot: '' };
  for (const item of items) {
    if (!isText(item)) continue;
    const baseline = item.transform[5] ?? 0;
    if (baseline > TOP) text.head += item.str;
    else if (baseline < BOTTOM) text.foot += item.str;
    else text.body += item.str;
  }
  return {
    head: normalizePrinted(text.head),
    body: normalizePrinted(text.body),
    foot: normalizePrinted(text.foot),
  };
}

function isText(item: object): item is { str: string; transform: number[] } {
  return 'str' in item && 'transform' in item;
}

/**
 * What a PDF can't keep is taken out of both sides of a comparison: white space and characters that
 * have no shape, and radicals and compatibility ideographs (⼈ U+2F08) that share a glyph with the
 * ordinary character (人). Nothing else: width, case and punctuation must be exact.
 */
export function normalizePrinted(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff]/gu, (form) => form.normalize('NFKC'));
}
