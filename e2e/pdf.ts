import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

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
      // Margin boxes lie in the outer 16 mm (45 points); a paragraph number stands alone at its side.
      if (y > 45 && y < height - 45 && !/^\d{1,3}$/u.test(item.str)) body += item.str;
    }
    pages.push(all.replace(/\s/gu, ''));
    bodies.push(body.replace(/\s/gu, ''));
  }
  await pdf.destroy();
  return { pages, compactText: bodies.join('') };
}
