import type { ZhujianDocument } from '../document/model.ts';
import { ZhujianError } from '../errors.ts';
import { sliceCodePoints } from '../text/code-points.ts';
import { indexBlocks } from './block-index.ts';
import { contextOf } from './context.ts';
import type { Anchor } from './model.ts';

/**
 * Anchors a passage of one block.
 *
 * @param blockId the block
 * @param start code points
 * @param end code points, after `start`
 * @param quote the passage as the caller sees it
 * @throws ZhujianError `quote-mismatch` when the text at the range is empty or is not the quote
 */
export function createAnchor(
  document: ZhujianDocument,
  blockId: string,
  start: number,
  end: number,
  quote: string,
): Anchor {
  const found = indexBlocks(document).get(blockId);
  if (!found || quote === '' || sliceCodePoints(found.block.text, start, end) !== quote) {
    throw new ZhujianError('quote-mismatch', { document: document.id, block: blockId });
  }
  return {
    documentHash: document.hash,
    edition: document.edition,
    block: blockId,
    start,
    end,
    quote,
    ...contextOf(found.block.text, start, end),
    path: found.path,
  };
}
