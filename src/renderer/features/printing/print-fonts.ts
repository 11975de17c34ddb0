import ranges from '@fontsource/noto-serif-sc/unicode.json';

/** The family that only printed pages use. */
export const PRINT_FAMILY = 'Zhujian Print';

/** Regular, and semi-bold for headings. */
const WEIGHTS = [400, 600];

/**
 * The reader's variable font ends up in a PDF as drawings of letters (Type 3), five times the size
 * and unwelcome at printers; the same face at fixed weights is embedded as the TrueType font it is.
 */
const files = import.meta.glob<string>(
  '../../../../node_modules/@fontsource/noto-serif-sc/files/*-{400,600}-normal.woff2',
  { query: '?url', import: 'default', eager: true, exhaustive: true },
);

/**
 * Makes the print family known to the page. What simplified Chinese needs is one file a weight, so
 * that a PDF embeds one font and not a dozen slices of it; slices are fetched for rarer characters.
 */
export function addPrintFonts(): void {
  const slices = Object.entries(ranges).map(
    ([slice, unicodeRange]) => [slice.replace(/[[\]]/gu, ''), { unicodeRange }] as const,
  );
  for (const weight of WEIGHTS) {
    // Of faces that hold a character the one that was added last is taken (CSS Fonts 4, 4.5).
    for (const [slice, descriptors] of [...slices, ['chinese-simplified', {}] as const]) {
      const url = files[pathOf(slice, weight)];
      if (url === undefined) continue;
      const source = `url(${JSON.stringify(url)}) format("woff2")`;
      document.fonts.add(
        new FontFace(PRINT_FAMILY, source, { ...descriptors, weight: String(weight) }),
      );
    }
  }
}

function pathOf(slice: string, weight: number): string {
  const folder = '../../../../node_modules/@fontsource/noto-serif-sc/files';
  return `${folder}/noto-serif-sc-${slice}-${weight}-normal.woff2`;
}

/**
 * Fetches the fonts for a text. Needed for what stands in page margins, which is laid out only when
 * the page is printed: too late to fetch anything.
 */
export async function loadPrintFonts(text: string): Promise<void> {
  await document.fonts.load(`${WEIGHTS[0]} 9pt "${PRINT_FAMILY}"`, text);
}
