import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import {
  type Block,
  block,
  blockKind,
  type DocumentMetadata,
  documentMetadata,
} from '../../shared/document/model.ts';
import { createPlainContent } from '../importers/plain-text.ts';
import { decodeText, encodeText } from '../storage/verbatim-text.ts';

/** A row of one of the library's tables, by column. */
type Row = Record<string, SQLOutputValue>;

/** What searching needs of a block: everything but its number and its mdast node. */
export type ReadableBlock = Omit<Block, 'number' | 'content'>;

/** In the order of {@link metadataValues}. */
export const metadataColumns = `id, title, byline, publisher, published_at, page, source, language,
  hash, edition, characters`;

/** In the order of {@link blockValues}. */
export const blockColumns = `id, kind, depth, number, run_in_start, run_in_end, text, content`;

export const readableColumns = 'id, kind, depth, run_in_start, run_in_end, text';

export function metadataValues(metadata: DocumentMetadata): SQLInputValue[] {
  const { id, title, byline, publisher, publishedAt, page, source, language } = metadata;
  const { hash, edition, characters } = metadata;
  return [
    ...[id, title, byline, publisher, publishedAt, page, source, language, hash].map(toColumn),
    edition,
    characters,
  ];
}

export function blockValues({ id, kind, depth, number, runIn, text, content }: Block) {
  const isPlain = isDeepStrictEqual(content, createPlainContent({ depth, text }));
  return [
    encodeText(id),
    kind,
    depth ?? null,
    number ?? null,
    runIn?.start ?? null,
    runIn?.end ?? null,
    encodeText(text),
    // JSON escapes lone surrogates, so it is always well formed.
    isPlain ? null : JSON.stringify(content),
  ];
}

/** @throws ZodError when the row is no document's */
export function readMetadata(row: Row): DocumentMetadata {
  return documentMetadata.parse({
    id: decodeText(row.id),
    title: decodeText(row.title),
    ...readOptional('byline', row.byline),
    ...readOptional('publisher', row.publisher),
    ...readOptional('publishedAt', row.published_at),
    ...readOptional('page', row.page),
    source: decodeText(row.source),
    language: row.language,
    hash: row.hash,
    edition: row.edition,
    characters: row.characters,
  });
}

/** @throws ZodError when the row is no block's */
export function readBlock(row: Row): Block {
  const readable = readReadableBlock(row);
  return block.parse({
    ...readable,
    ...(row.number === null ? {} : { number: row.number }),
    content: row.content === null ? createPlainContent(readable) : JSON.parse(String(row.content)),
  });
}

/** Like {@link readBlock}, without what searching has no need of. */
export function readReadableBlock(row: Row): ReadableBlock {
  return {
    id: decodeText(row.id),
    kind: blockKind.parse(row.kind),
    ...(row.depth === null ? {} : { depth: Number(row.depth) }),
    ...(row.run_in_start === null
      ? {}
      : { runIn: { start: Number(row.run_in_start), end: Number(row.run_in_end) } }),
    text: decodeText(row.text),
  };
}

function toColumn(text: string | undefined): SQLInputValue {
  return text === undefined ? null : encodeText(text);
}

function readOptional(key: keyof DocumentMetadata, value: SQLOutputValue | undefined) {
  return value === null ? {} : { [key]: decodeText(value) };
}
