import { sliceCodePoints } from '../text/code-points.ts';
import type { Block, ZhujianDocument } from './model.ts';

/** What an outline entry stands for: the text before the first heading, a section, a run-in heading. */
export type OutlineKind = 'opening' | 'section' | 'run-in';

export interface OutlineEntry {
  /** Id of the block where the entry begins. */
  block: string;
  kind: OutlineKind;
  /** 1 for the opening and top sections; a run-in heading is one below its section. */
  level: number;
  /** Verbatim heading text; empty for the opening, which has no heading: the interface names it. */
  title: string;
  children: OutlineEntry[];
}

/**
 * Derives the outline of a document from its blocks; it is never stored, so it can't go stale.
 *
 * A section is a heading block and what follows it. What stands before the first heading, the title
 * included, is the opening. Sections nest by heading depth, whatever depths a document uses.
 *
 * @param document the blocks in reading order
 * @returns the top-level entries, in reading order
 */
export function deriveOutline(document: Pick<ZhujianDocument, 'blocks'>): OutlineEntry[] {
  const roots: OutlineEntry[] = [];
  const open: { depth: number; entry: OutlineEntry }[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'source') continue;
    if (block.kind === 'heading') {
      const depth = block.depth ?? 2;
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
      const entry = createEntry(block, 'section', open.length + 1, block.text);
      (open.at(-1)?.entry.children ?? roots).push(entry);
      open.push({ depth, entry });
      continue;
    }
    if (open.length === 0) {
      // Depth 7 lies below every heading, so that any heading closes the opening.
      const entry = createEntry(block, 'opening', 1, '');
      roots.push(entry);
      open.push({ depth: 7, entry });
    }
    if (block.runIn) {
      const title = sliceCodePoints(block.text, block.runIn.start, block.runIn.end);
      const section = open.at(-1)?.entry;
      section?.children.push(createEntry(block, 'run-in', section.level + 1, title));
    }
  }
  return roots;
}

function createEntry(block: Block, kind: OutlineKind, level: number, title: string): OutlineEntry {
  return { block: block.id, kind, level, title, children: [] };
}

/** Visits every entry of an outline in reading order. */
export function* walkOutline(entries: readonly OutlineEntry[]): Generator<OutlineEntry> {
  for (const entry of entries) {
    yield entry;
    yield* walkOutline(entry.children);
  }
}

/**
 * The chain of outline entries that hold a block, outermost first; empty when none does (the source
 * line belongs to no section).
 *
 * @param document the document whose blocks give the order
 * @param outline its outline, as {@link deriveOutline} gives it
 * @param blockId the block in question
 */
export function outlinePath(
  document: Pick<ZhujianDocument, 'blocks'>,
  outline: readonly OutlineEntry[],
  blockId: string,
): OutlineEntry[] {
  return createOutlineIndex(document, outline).get(blockId) ?? [];
}

/** Every block's chain of outline entries in one pass, for callers that ask for many blocks. */
export function createOutlineIndex(
  document: Pick<ZhujianDocument, 'blocks'>,
  outline: readonly OutlineEntry[],
): Map<string, OutlineEntry[]> {
  const chains = new Map<string, OutlineEntry[]>();
  const starts = new Map<string, OutlineEntry[]>();
  function collect(entries: readonly OutlineEntry[], parents: OutlineEntry[]): void {
    for (const entry of entries) {
      const chain = [...parents, entry];
      starts.set(entry.block, chain);
      collect(entry.children, chain);
    }
  }
  collect(outline, []);
  let current: OutlineEntry[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'source') continue;
    const own = starts.get(block.id);
    // A run-in heading holds its own paragraph only; the next paragraph is back in the section.
    if (own) current = own;
    else if (current.at(-1)?.kind === 'run-in') current = current.slice(0, -1);
    chains.set(block.id, current);
  }
  return chains;
}

/**
 * The blocks of an outline entry: for a section its heading and everything below it, subsections
 * included; for a run-in heading its paragraph; for the opening all before the first heading. The
 * source line belongs to no section.
 *
 * @param blockId the block where the entry begins
 * @returns the blocks in reading order; empty when no entry begins there
 */
export function sectionBlocks(
  document: Pick<ZhujianDocument, 'blocks'>,
  outline: readonly OutlineEntry[],
  blockId: string,
): Block[] {
  const index = createOutlineIndex(document, outline);
  return document.blocks.filter((block) =>
    index.get(block.id)?.some((entry) => entry.block === blockId),
  );
}
