import type { Language } from '../../../shared/language.ts';
import { page, type } from '../../../shared/printing/page-geometry.ts';
import { labelPage } from '../../../shared/printing/page-label.ts';
import type { PrintPlan } from '../../../shared/printing/print-plan.ts';
import { PRINT_FAMILY } from './print-fonts.ts';

/**
 * The page set-up of a print job as CSS (Paged Media Level 3). Chromium has no `string-set`, so
 * each run of blocks gets a named page, and its running head is written there.
 *
 * @returns one rule a string; the element of a run carries its index in `data-run`
 */
export function listPageRules(plan: PrintPlan, language: Language): string[] {
  const { width, height, marginTop, marginBottom, marginSide } = page;
  const small = `font: 9pt/1.2 "${PRINT_FAMILY}", serif; color: #000`;
  return [
    `@page {
      size: ${width}mm ${height}mm;
      margin: ${marginTop}mm ${marginSide}mm ${marginBottom}mm;
      @top-center { content: ""; }
      @bottom-center {
        content: ${pageNumberContent(language)};
        vertical-align: top; padding-top: 9mm; ${small};
      }
    }`,
    ...plan.runs.flatMap(({ head }, index) => [
      `[data-run="${index}"] { page: run-${index}; }`,
      `@page run-${index} {
        @top-center {
          content: ${quoteCss(head)};
          width: ${type.measure * type.size}pt; margin-bottom: 6.5mm; padding-bottom: 1.8mm;
          border-bottom: 0.4pt solid #000; vertical-align: bottom; text-align: center; ${small};
        }
      }`,
      // The title stands on the first page; a running head above it would say the same twice. Empty,
      // not none: browsers put a date and an address into a margin that has no box at all.
      `@page run-${index}:first { @top-center { content: ""; border: none; } }`,
    ]),
  ];
}

/** The characters that stand in the page margins, for the fonts to be fetched. */
export function listMarginText(plan: PrintPlan, language: Language): string {
  return plan.runs.map((run) => run.head).join('') + labelPage('0123456789', '', language);
}

function pageNumberContent(language: Language): string {
  // Private-use characters hold the places of the two counters.
  return labelPage('\ue000', '\ue001', language)
    .split(/([\ue000\ue001])/u)
    .map((part) => {
      if (part === '\ue000') return 'counter(page)';
      if (part === '\ue001') return 'counter(pages)';
      return quoteCss(part);
    })
    .join(' ');
}

/** A CSS string; everything that could end it or mean something in it is escaped by number. */
function quoteCss(text: string): string {
  const escaped = text.replace(
    /["\\\p{Cc}]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}
