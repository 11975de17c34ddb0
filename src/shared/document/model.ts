import type { Nodes } from 'mdast';
import { z } from 'zod';

/**
 * What a block is for the reader. `title` is the document's own title, `source` the line that names
 * where the text appeared; both are text like any other and are never dropped from it.
 */
export const blockKind = z.enum(['title', 'heading', 'paragraph', 'source']);
export type BlockKind = z.infer<typeof blockKind>;

/** A half-open range in a block's text. Unit: Unicode code points (W3C Web Annotation, 4.2.5). */
export const textRange = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type TextRange = z.infer<typeof textRange>;

export const block = z.strictObject({
  /** Unique within its edition, e.g. `b7`. */
  id: z.string().min(1),
  kind: blockKind,
  /** Heading depth: 1 for the title, 2 for a section, … ; only on `title` and `heading`. */
  depth: z.int().min(1).max(6).optional(),
  /** Running number of a body paragraph (¶1, ¶2 …), by which people cite it. */
  number: z.int().positive().optional(),
  /** The opening sentence that serves as a heading of its own (a run-in heading). */
  runIn: textRange.optional(),
  /** Canonical plain text, verbatim: not one character differs from the source. */
  text: z.string(),
  /** The block as an mdast node; its text content equals `text`. */
  content: z.custom<Nodes>((value) => typeof value === 'object' && value !== null),
});
export type Block = z.infer<typeof block>;

export const documentMetadata = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  byline: z.string().optional(),
  publisher: z.string().optional(),
  /** ISO 8601 calendar date, e.g. `2021-12-28`. */
  publishedAt: z.string().optional(),
  /** The page of a newspaper as printed there, e.g. `09`. */
  page: z.string().optional(),
  /** File name of the source. */
  source: z.string(),
  /** BCP 47. */
  language: z.string(),
  /** SHA-256 of the blocks' text, hexadecimal: names this very text in anchors. */
  hash: z.string(),
  edition: z.int().positive(),
  /** Length of the text without white space. Unit: code points (字). */
  characters: z.int().nonnegative(),
});
export type DocumentMetadata = z.infer<typeof documentMetadata>;

export const zhujianDocument = documentMetadata.extend({ blocks: z.array(block) });
export type ZhujianDocument = z.infer<typeof zhujianDocument>;
