import { z } from 'zod';
import { textRange } from '../document/model.ts';

/**
 * Where an annotation belongs, in enough redundant ways to find it again in a changed text
 * (W3C Web Annotation Data Model: TextQuoteSelector and TextPositionSelector in one).
 * All offsets and lengths are code points.
 */
export const anchor = textRange.extend({
  /** Hash of the document's text when the anchor was made. */
  documentHash: z.string(),
  edition: z.int().positive(),
  block: z.string(),
  /** The anchored text, verbatim. */
  quote: z.string(),
  /** Up to 32 code points before the quote, within its block. */
  prefix: z.string(),
  /** Up to 32 code points after the quote, within its block. */
  suffix: z.string(),
  /** Headings above the block, outermost first. */
  path: z.array(z.string()),
});
export type Anchor = z.infer<typeof anchor>;

/** Context kept on either side of a quote. Unit: code points. */
export const CONTEXT_LENGTH = 32;
