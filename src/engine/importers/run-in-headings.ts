import type { Block, TextRange } from '../../shared/document/model.ts';
import { countCodePoints } from '../../shared/text/code-points.ts';

/** Longest opening sentence that can serve as a heading. Unit: code points. */
const MAX_HEADING_LENGTH = 24;

/** One short opening sentence is style; this many paragraphs in a row are a list of headings. */
const MIN_RUN = 3;

/**
 * Marks the paragraphs whose opening sentence serves as a heading of its own: it is short, ends in
 * a full stop, what follows it is at least as long, and its neighbours in the section do the same.
 *
 * @param blocks the blocks in reading order
 * @returns the blocks, `runIn` set where it applies
 */
export function markRunInHeadings(blocks: readonly Block[]): Block[] {
  const ranges = blocks.map((block) =>
    block.kind === 'paragraph' ? findOpeningSentence(block.text) : undefined,
  );
  const marked: Block[] = [];
  for (let index = 0; index < blocks.length; ) {
    let end = index;
    while (ranges[end]) end += 1;
    const isRun = end - index >= MIN_RUN;
    const stop = Math.max(end, index + 1);
    for (const [offset, block] of blocks.slice(index, stop).entries()) {
      const range = ranges[index + offset];
      marked.push(isRun && range ? { ...block, runIn: range } : block);
    }
    index = stop;
  }
  return marked;
}

/** The opening sentence, should it be fit for a heading, without the indent before it. */
function findOpeningSentence(text: string): TextRange | undefined {
  // Any other sentence end, or a quote closed after the stop, means that it is not a plain statement.
  const match = /^(?<indent>\s*)(?<sentence>[^。！？!?…]+。)(?![”’」』）)》])(?<rest>.+)$/su.exec(
    text,
  );
  if (!match?.groups) return undefined;
  const { indent = '', sentence = '', rest = '' } = match.groups;
  const length = countCodePoints(sentence);
  if (length > MAX_HEADING_LENGTH || countCodePoints(rest) < length) return undefined;
  const start = countCodePoints(indent);
  return { start, end: start + length };
}
