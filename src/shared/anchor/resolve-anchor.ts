import type { TextRange, ZhujianDocument } from '../document/model.ts';
import { countCodePoints, sliceCodePoints, toCodePointOffset } from '../text/code-points.ts';
import { indexBlocks } from './block-index.ts';
import { contextOf } from './context.ts';
import type { Anchor } from './model.ts';

/** A passage in the document as it is now. Unit: code points. */
export interface Place extends TextRange {
  block: string;
}

/** A shorter quote is found by chance too easily to be trusted without context. Unit: code points. */
const TELLING_LENGTH = 8;

/** One occurrence of the quote, and how much speaks for it. */
interface Candidate extends Place {
  isInSection: boolean;
  /** Sides on which the context is the anchor's: 0, 1 or 2. */
  agreement: number;
  /** Whether quote and context together can hardly be there by chance. */
  isTelling: boolean;
}

/**
 * Finds an anchored passage in the document as it is now. The text at the place is always the quote.
 *
 * In this order: the same text → the same block, unchanged → the only occurrence in that block →
 * the only one in the section → the only one with its context in the document. Block ids are handed
 * out anew in every edition, so a block counts as the same only while no occurrence elsewhere agrees
 * with the context as well.
 *
 * @returns undefined when no place is certain; it is never guessed
 */
export function resolveAnchor(document: ZhujianDocument, anchor: Anchor): Place | undefined {
  if (document.hash === anchor.documentHash && isQuoteAt(document, anchor)) return toPlace(anchor);
  const candidates = findCandidates(document, anchor);
  const found =
    findInBlock(candidates, anchor) ?? findInSection(candidates) ?? findByContext(candidates);
  return found && toPlace(found);
}

function isQuoteAt(document: ZhujianDocument, anchor: Anchor): boolean {
  const text = indexBlocks(document).get(anchor.block)?.block.text;
  return text !== undefined && sliceCodePoints(text, anchor.start, anchor.end) === anchor.quote;
}

/** The block unchanged around the quote, or else the only occurrence in it. */
function findInBlock(candidates: readonly Candidate[], anchor: Anchor): Candidate | undefined {
  const inBlock = candidates.filter(({ block }) => block === anchor.block);
  const unchanged = inBlock.find(
    ({ start, agreement }) => start === anchor.start && agreement === 2,
  );
  const found = unchanged ?? (inBlock.length === 1 ? inBlock[0] : undefined);
  if (!found?.isTelling) return undefined;
  const hasRival = candidates.some(
    (other) => other !== found && other.agreement >= found.agreement,
  );
  return hasRival ? undefined : found;
}

function findInSection(candidates: readonly Candidate[]): Candidate | undefined {
  const inSection = candidates.filter(({ isInSection }) => isInSection);
  const [found] = inSection;
  if (!found?.isTelling || inSection.length > 1) return undefined;
  // The passage may have moved, and left behind another that only reads the same.
  return candidates.some(({ agreement }) => agreement > found.agreement) ? undefined : found;
}

/** The occurrence that has its context on both sides, or else on one, if no other has. */
function findByContext(candidates: readonly Candidate[]): Candidate | undefined {
  const best = Math.max(0, ...candidates.map(({ agreement }) => agreement));
  const [found, ...others] = candidates.filter(({ agreement }) => agreement === best);
  return best > 0 && others.length === 0 && found?.isTelling ? found : undefined;
}

function findCandidates(document: ZhujianDocument, anchor: Anchor): Candidate[] {
  const section = JSON.stringify(anchor.path);
  const length = countCodePoints(anchor.quote);
  const candidates: Candidate[] = [];
  for (const { block, path } of indexBlocks(document).values()) {
    for (const start of findOccurrences(block.text, anchor.quote)) {
      const end = start + length;
      const isInSection = JSON.stringify(path) === section;
      const weight = weigh(block.text, start, end, anchor);
      candidates.push({ block: block.id, start, end, isInSection, ...weight });
    }
  }
  return candidates;
}

/** How far the context of an occurrence is the anchor's. */
function weigh(
  text: string,
  start: number,
  end: number,
  anchor: Anchor,
): Pick<Candidate, 'agreement' | 'isTelling'> {
  const { prefix, suffix } = contextOf(text, start, end);
  const agreeing = [
    ...(prefix === anchor.prefix ? [prefix] : []),
    ...(suffix === anchor.suffix ? [suffix] : []),
  ];
  const evidence = anchor.quote + agreeing.join('');
  const isTelling = agreeing.length === 2 || countCodePoints(evidence) >= TELLING_LENGTH;
  return { agreement: agreeing.length, isTelling };
}

/** Where a quote begins in a text, overlapping occurrences included. Unit: code points. */
function findOccurrences(text: string, quote: string): number[] {
  const starts: number[] = [];
  if (quote === '') return starts;
  for (let unit = text.indexOf(quote); unit >= 0; unit = text.indexOf(quote, unit + 1)) {
    starts.push(toCodePointOffset(text, unit));
  }
  return starts;
}

function toPlace({ block, start, end }: Place): Place {
  return { block, start, end };
}
