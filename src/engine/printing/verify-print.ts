import type { Block } from '../../shared/document/model.ts';
import { ZhujianError } from '../../shared/errors.ts';
import type { Language } from '../../shared/language.ts';
import { labelPage } from '../../shared/printing/page-label.ts';
import type { PrintPlan } from '../../shared/printing/print-plan.ts';
import { normalizePrinted, type PageText, readTextLayer } from './text-layer.ts';

/** A stretch of text that must be on paper, and what to call it when it isn't. */
interface Stretch {
  name: string;
  text: string;
  /** Running head of the pages that begin in this stretch or after it. */
  head: string;
}

/** Names listed in a failure; the first few say where to look. */
const NAMES_SHOWN = 5;

/**
 * Compares a PDF's text layer with what was to be printed: every chosen block is there once and in
 * order, and nothing else but the title, the source, paragraph numbers, running heads and page
 * numbers, each exactly as planned.
 *
 * @param pdf the file's bytes
 * @returns the number of pages
 * @throws ZhujianError `print-mismatch`, with the names of the blocks that differ
 */
export async function verifyPrint(
  pdf: Uint8Array,
  plan: PrintPlan,
  language: Language,
): Promise<number> {
  const pages = await readTextLayer(pdf);
  const stretches = listStretches(plan);
  const names = [
    ...compareBody(pages.map((page) => page.body).join(''), stretches),
    ...compareFurniture(pages, stretches, language),
  ];
  if (names.length === 0) return pages.length;
  const shown = names.slice(0, NAMES_SHOWN).join('、');
  throw new ZhujianError('print-mismatch', {
    blocks: names.length > NAMES_SHOWN ? `${shown} … (${names.length})` : shown,
  });
}

function listStretches(plan: PrintPlan): Stretch[] {
  const head = normalizePrinted(plan.runs[0]?.head ?? '');
  const stretches = [
    { name: plan.titleBlock?.id ?? 'title', text: normalizePrinted(plan.title), head },
    { name: 'source', text: normalizePrinted(plan.citation), head },
  ];
  for (const run of plan.runs) {
    for (const block of run.blocks) {
      const text = normalizePrinted(`${block.number ?? ''}${block.text}`);
      stretches.push({ name: nameBlock(block), text, head: normalizePrinted(run.head) });
    }
  }
  return stretches.filter((stretch) => stretch.text !== '');
}

function nameBlock(block: Block): string {
  return block.number === undefined ? block.id : `¶${block.number}`;
}

/** Names the stretches that are missing or altered, and those before which something was added. */
function compareBody(printed: string, stretches: Stretch[]): string[] {
  const differing = new Set<string>();
  let position = 0;
  let lost: string | undefined;
  for (const { name, text } of stretches) {
    const found = printed.indexOf(text, position);
    if (found === -1) {
      differing.add(name);
      lost = name;
      continue;
    }
    // After a lost stretch its altered remains lie here; they are already named.
    if (found > position && lost === undefined) differing.add(name);
    lost = undefined;
    position = found + text.length;
  }
  const last = stretches.at(-1)?.name;
  if (position < printed.length && lost === undefined && last !== undefined) differing.add(last);
  return [...differing];
}

function compareFurniture(pages: PageText[], stretches: Stretch[], language: Language): string[] {
  const differing: string[] = [];
  const ends: { end: number; head: string }[] = [];
  let total = 0;
  for (const stretch of stretches) {
    total += stretch.text.length;
    ends.push({ end: total, head: stretch.head });
  }
  let start = 0;
  pages.forEach((page, index) => {
    // The first page opens with the title and has no running head.
    const head = index === 0 ? '' : ends.find(({ end }) => end > start)?.head;
    const foot = normalizePrinted(labelPage(index + 1, pages.length, language));
    if (page.head !== head || page.foot !== foot) differing.push(`p. ${index + 1}`);
    start += page.body.length;
  });
  return differing;
}
