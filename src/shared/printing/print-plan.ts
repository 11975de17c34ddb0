import type { Block, ZhujianDocument } from '../document/model.ts';
import {
  createOutlineIndex,
  deriveOutline,
  type OutlineEntry,
  sectionBlocks,
  walkOutline,
} from '../document/outline.ts';
import { countCodePoints, sliceCodePoints } from '../text/code-points.ts';

/** Blocks that share one running head. Each run begins on a page of its own. */
export interface PrintRun {
  /** The running head: as much of the heading as one line holds. */
  head: string;
  blocks: Block[];
}

/** What goes on paper for a job, in the order of the text. */
export interface PrintPlan {
  /** The title as printed above everything, chosen or not: a part must be citable too. */
  title: string;
  /** The title's own block, when the document has one; it is never part of a run. */
  titleBlock: Block | undefined;
  /** Who published the text, when and on which page; empty when nothing is known. */
  citation: string;
  runs: PrintRun[];
  /** What the reader chose, in text order; the title's block only when it was chosen. */
  chosen: Block[];
  /** Asked for, but no outline entry begins there. */
  unknown: string[];
}

/** What one line of the running head holds. Unit: code points. */
const HEAD_LENGTH = 42;

/** About a third of a page: a shorter piece looks lost on a page of its own. Unit: code points. */
const SHORT_RUN = 450;

/**
 * Decides what a print job puts on paper, and under which running heads.
 *
 * @param sections blocks where the chosen outline entries begin; empty for the whole document,
 *   source line included
 */
export function planPrint(document: ZhujianDocument, sections: readonly string[]): PrintPlan {
  const outline = deriveOutline(document);
  const known = new Set([...walkOutline(outline)].map((entry) => entry.block));
  const chosen = chooseBlocks(document, outline, sections);
  const first = document.blocks[0];
  const titleBlock = first?.kind === 'title' ? first : undefined;
  const title = titleBlock?.text ?? document.title;
  const body = chosen.filter((block) => block !== titleBlock);
  return {
    title,
    titleBlock,
    citation: citeSource(document),
    runs: arrangeRuns(splitByEntry(document, outline, body), title),
    chosen,
    unknown: sections.filter((section) => !known.has(section)),
  };
}

function chooseBlocks(
  document: ZhujianDocument,
  outline: OutlineEntry[],
  sections: readonly string[],
): Block[] {
  if (sections.length === 0) return document.blocks;
  const chosen = new Set(sections.flatMap((section) => sectionBlocks(document, outline, section)));
  return document.blocks.filter((block) => chosen.has(block));
}

/**
 * A named page breaks the page wherever its name changes, so a run costs a fresh page. A good
 * publisher pays that for a real section; a short opening leads into the section after it, and a
 * text of many short sections runs on under its title.
 */
function arrangeRuns(pieces: Piece[], title: string): PrintRun[] {
  const runs: PrintRun[] = [];
  let lead: Block[] = [];
  pieces.forEach(({ entry, blocks }, index) => {
    const isShortOpening = entry?.kind === 'opening' && measure(blocks) < SHORT_RUN;
    if (isShortOpening && index < pieces.length - 1) {
      lead = blocks;
      return;
    }
    runs.push({ head: shorten(entry?.title || title), blocks: [...lead, ...blocks] });
    lead = [];
  });
  if (!isChoppy(runs)) return runs;
  return [{ head: shorten(title), blocks: runs.flatMap((run) => run.blocks) }];
}

/** What was chosen of one top-level outline entry, with a source line that follows it. */
interface Piece {
  entry: OutlineEntry | undefined;
  blocks: Block[];
}

function splitByEntry(
  document: ZhujianDocument,
  outline: OutlineEntry[],
  blocks: Block[],
): Piece[] {
  const index = createOutlineIndex(document, outline);
  const pieces: Piece[] = [];
  for (const block of blocks) {
    const entry = index.get(block.id)?.[0];
    const last = pieces.at(-1);
    if (last && (entry === undefined || entry === last.entry)) last.blocks.push(block);
    else pieces.push({ entry, blocks: [block] });
  }
  return pieces;
}

function isChoppy(runs: PrintRun[]): boolean {
  const total = runs.reduce((sum, run) => sum + measure(run.blocks), 0);
  return runs.length > 1 && total / runs.length < SHORT_RUN;
}

function measure(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + countCodePoints(block.text), 0);
}

function shorten(head: string): string {
  return countCodePoints(head) > HEAD_LENGTH
    ? `${sliceCodePoints(head, 0, HEAD_LENGTH - 1)}…`
    : head;
}

/** The source as libraries cite it; where the importer recognised nothing, its line verbatim. */
function citeSource(document: ZhujianDocument): string {
  const parts = [
    document.byline,
    document.publisher && `《${document.publisher}》`,
    document.publishedAt,
    document.page && `第 ${document.page} 版`,
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length > 0) return parts.join(' ');
  return document.blocks.find((block) => block.kind === 'source')?.text.trim() ?? '';
}
