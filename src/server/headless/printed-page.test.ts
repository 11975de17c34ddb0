import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBundledArticles } from '../../engine/library/bundled.ts';
import { createPrintHandlers } from '../../engine/printing/print-service.ts';
import { readTextLayer } from '../../engine/printing/text-layer.ts';
import { verifyPrint } from '../../engine/printing/verify-print.ts';
import type { Block, ZhujianDocument } from '../../shared/document/model.ts';
import { deriveOutline } from '../../shared/document/outline.ts';
import type { Language } from '../../shared/language.ts';
import { type PrintPlan, planPrint } from '../../shared/printing/print-plan.ts';
import { createPdfRenderer, type PdfRenderer } from './pdf-renderer.ts';
import { buildPrintPage, type PrintSite, servePrintSite } from './testing/print-site.ts';

// The real print page, printed by a real browser, read back by the real check.

let folder: string;
let article: ZhujianDocument;
let sections: string[];
let site: PrintSite;
let renderer: PdfRenderer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhujian-print-'));
  await buildPrintPage(folder);
  const [first] = await readBundledArticles('resources');
  if (!first) throw new Error('no bundled article');
  article = first;
  sections = deriveOutline(article).map((entry) => entry.block);
  site = await servePrintSite(folder, article);
  renderer = createPdfRenderer({ openUrl: (path) => site.origin + path });
}, 60_000);

afterAll(async () => {
  await renderer?.close();
  site?.close();
  await rm(folder, { recursive: true, force: true });
});

const printed = new Map<string, Promise<Uint8Array>>();

/** Prints a choice of sections, each choice once. */
function print(chosen: string[], language: Language = 'zh-CN'): Promise<Uint8Array> {
  const key = JSON.stringify([chosen, language]);
  site.language = language;
  const pdf = printed.get(key) ?? renderer.renderPdf({ document: article.id, sections: chosen });
  printed.set(key, pdf);
  return pdf;
}

function change(plan: PrintPlan, edit: (blocks: Block[]) => Block[]): PrintPlan {
  return { ...plan, runs: plan.runs.map((run) => ({ ...run, blocks: edit(run.blocks) })) };
}

describe('the printed page', () => {
  it('holds every chosen block once, in order, and nothing else, for every choice of sections', async () => {
    expect(sections).toHaveLength(4);
    for (let choice = 1; choice < 16; choice += 1) {
      const chosen = sections.filter((_, index) => choice & (1 << index));
      const pages = await verifyPrint(await print(chosen), planPrint(article, chosen), 'zh-CN');
      expect(pages, chosen.join()).toBeGreaterThan(0);
    }
  }, 90_000);

  it('prints the whole article with title and source line', async () => {
    const pdf = await print([]);
    await expect(verifyPrint(pdf, planPrint(article, []), 'zh-CN')).resolves.toBe(5);
  });

  it('numbers pages in the language of the interface', async () => {
    const pdf = await print([], 'en');
    await expect(verifyPrint(pdf, planPrint(article, []), 'en')).resolves.toBe(5);
    const [page] = await readTextLayer(pdf);
    expect(page?.foot).toBe('Page1of5');
    await expect(verifyPrint(pdf, planPrint(article, []), 'zh-CN')).rejects.toMatchObject({
      code: 'print-mismatch',
      details: { blocks: 'p. 1、p. 2、p. 3、p. 4、p. 5' },
    });
  });

  it('has the section’s heading above every page but the first', async () => {
    const pages = await readTextLayer(await print([]));
    const [, , second, third] = sections.map(
      (id) => article.blocks.find((block) => block.id === id)?.text,
    );
    expect(pages.map((page) => page.head)).toEqual(['', second, second, third, third]);
  });

  it('keeps ordinary characters in the text layer, not radicals that look like them', async () => {
    const task = getDocument({ data: new Uint8Array(await print([])), verbosity: 0 });
    const file = await task.promise;
    const { items } = await (await file.getPage(1)).getTextContent({ disableNormalization: true });
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    expect(text).toContain('人民');
    expect(text).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/u);
    await task.destroy();
  });

  it('has an outline and a tagged structure', async () => {
    const task = getDocument({ data: new Uint8Array(await print([])), verbosity: 0 });
    const file = await task.promise;
    const [title] = await file.getOutline();
    expect(title?.title).toBe(article.title);
    expect(title?.items.map((item: { title: string }) => item.title)).toEqual(
      article.blocks.filter((block) => block.kind === 'heading').map((block) => block.text),
    );
    const tree = await (await file.getPage(1)).getStructTree();
    expect(JSON.stringify(tree)).toContain('"role":"H1"');
    await task.destroy();
  });

  it('embeds fonts as fonts, not as drawings of letters', async () => {
    expect(Buffer.from(await print([])).includes('/Subtype /Type3')).toBe(false);
  });
});

describe('verifyPrint', () => {
  it('finds a block that was to be printed and is not there', async () => {
    const pdf = await print([sections[1] ?? '']);
    await expect(
      verifyPrint(pdf, planPrint(article, sections.slice(1, 3)), 'zh-CN'),
    ).rejects.toMatchObject({ code: 'print-mismatch' });
  });

  it.each([
    [
      'one more',
      (blocks: Block[]) => blocks.toSpliced(4, 0, { ...paragraph(99), text: '多' }),
      '¶99',
    ],
    ['one fewer', (blocks: Block[]) => blocks.toSpliced(4, 1), '¶10'],
    ['none at the end', (blocks: Block[]) => blocks.slice(0, -1), '¶14'],
    [
      'two swapped',
      (blocks: Block[]) => blocks.toSpliced(3, 2, ...blocks.slice(3, 5).reverse()),
      '¶9、¶8',
    ],
    [
      'one character changed',
      (blocks: Block[]) =>
        blocks.map((block) =>
          block.number === 8 ? { ...block, text: block.text.replace('民', '⺠民') } : block,
        ),
      '¶8',
    ],
    [
      'a comma of another width',
      (blocks: Block[]) =>
        blocks.map((block) =>
          block.number === 8 ? { ...block, text: block.text.replace(',', '，') } : block,
        ),
      '¶8',
    ],
    [
      'another number',
      (blocks: Block[]) =>
        blocks.map((block) => (block.number === 8 ? { ...block, number: 88 } : block)),
      '¶88',
    ],
  ])('names the blocks that differ when the list has %s', async (_, edit, names) => {
    const chosen = [sections[2] ?? ''];
    const pdf = await print(chosen);
    const plan = planPrint(article, chosen);
    await expect(verifyPrint(pdf, plan, 'zh-CN')).resolves.toBe(2);
    await expect(verifyPrint(pdf, change(plan, edit), 'zh-CN')).rejects.toMatchObject({
      code: 'print-mismatch',
      details: { blocks: names },
    });
  });

  it('finds a wrong title, source or running head', async () => {
    const pdf = await print([sections[2] ?? '']);
    const plan = planPrint(article, [sections[2] ?? '']);
    const [run] = plan.runs;
    for (const wrong of [
      { ...plan, title: '别的题名' },
      { ...plan, citation: '《光明日报》' },
      { ...plan, runs: [{ head: '别的节名', blocks: run?.blocks ?? [] }] },
    ]) {
      await expect(verifyPrint(pdf, wrong, 'zh-CN')).rejects.toMatchObject({
        code: 'print-mismatch',
      });
    }
  });

  function paragraph(number: number): Block {
    return { id: 'x', kind: 'paragraph', number, text: '', content: { type: 'text', value: '' } };
  }
});

describe('createPrintHandlers with a browser', () => {
  it('reports what was printed, and delivers what was previewed without a second run', async () => {
    site.language = 'zh-CN';
    let runs = 0;
    const delivered: { pdf: Uint8Array; name: string }[] = [];
    const handlers = createPrintHandlers({
      getDocument: () => article,
      language: () => 'zh-CN',
      ports: () => ({
        paper: 'page',
        renderPdf: (job) => {
          runs += 1;
          return renderer.renderPdf(job);
        },
        deliverPdf: async (pdf, name) => {
          delivered.push({ pdf, name });
          return { kind: 'file', file: name };
        },
      }),
    });
    const job = { document: article.id, sections: [] };
    const [report, same] = await Promise.all([
      handlers['print.preview'](job),
      handlers['print.preview'](job),
    ]);
    expect(report).toMatchObject({ pages: 5, blocks: 26 });
    expect(same).toEqual(report);
    const printed = await handlers['print.pdf'](job);
    const name = '永远保持党同人民群众的血肉联系.pdf';
    expect(printed).toEqual({ ...report, delivery: { kind: 'file', file: name } });
    expect(delivered).toHaveLength(1);
    expect(delivered[0]?.pdf.length).toBe(report.bytes);
    expect(runs).toBe(1);
    await expect(
      handlers['print.preview']({ ...job, sections: [sections[2] ?? ''] }),
    ).resolves.toMatchObject({ pages: 2, blocks: 11 });
    expect(runs).toBe(2);
  });

  it('gives nobody a PDF that differs from the selection', async () => {
    const handlers = createPrintHandlers({
      getDocument: () => article,
      language: () => 'zh-CN',
      ports: () => ({
        paper: 'page',
        renderPdf: (job) => renderer.renderPdf({ ...job, sections: sections.slice(0, 1) }),
        deliverPdf: () => Promise.reject(new Error('delivered a wrong file')),
      }),
    });
    await expect(
      handlers['print.pdf']({ document: article.id, sections: sections.slice(0, 2) }),
    ).rejects.toMatchObject({ code: 'print-mismatch' });
  });
});
