import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Running heads and page numbers stand beyond this, from the page's edge. Unit: points (27 mm). */
const MARGIN = 77;
/** Paragraph numbers hang left of the text, which begins here. Unit: points. */
const TEXT_LEFT = 85;

export interface PdfText {
  /** Each page's text without white space, as the text layer has it. */
  pages: string[];
  /** All pages' text without white space, running heads and page numbers taken out. */
  compactText: string;
}

/** Reads the text layer of a PDF with a parser of its own, apart from the program's check. */
export async function readPdf(data: Uint8Array): Promise<PdfText> {
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const pages: string[] = [];
  const bodies: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    let all = '';
    let body = '';
    for (const item of items) {
      if (!('str' in item)) continue;
      const y: number = item.transform[5];
      all += item.str;
      const isMarginBox = y < MARGIN || y > height - MARGIN;
      const isNumber = item.transform[4] < TEXT_LEFT;
      if (!isMarginBox && !isNumber) body += item.str;
    }
    pages.push(all.replace(/\s/gu, ''));
    bodies.push(body.replace(/\s/gu, ''));
  }
  await pdf.destroy();
  return { pages, compactText: bodies.join('') };
}
