import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { FOLDING_VERSION } from '../../shared/text/folding.ts';
import type { Corpus, CorpusDocument } from './corpus.ts';
import {
  createGramIndex,
  FLEXSEARCH_VERSION,
  type GramIndex,
  type IndexPart,
} from './gram-index.ts';
import { GRAM_RULE_VERSION } from './grams.ts';

/**
 * A stored index: one line of JSON, the header, which says what the index is of and by which rules
 * it was made; then FlexSearch's export, one part a line (key, space, JSON), under a checksum. The
 * library checks none of this itself: it would load a foreign or damaged export and find the wrong
 * blocks.
 */
interface Rules {
  format: 'zhujian-search-index';
  schema: number;
  folding: number;
  gramRule: number;
  flexsearch: string;
}

interface Header extends Rules {
  documents: CorpusDocument[];
  /** Number of different grams. */
  grams: number;
  /** Size of all that follows the header line. */
  bytes: number;
  /** SHA-256 of all that follows the header line, hexadecimal. */
  sha256: string;
}

/** File name of the index of the bundled articles. */
export const INDEX_FILE = 'articles.index';

const RULES: Rules = {
  format: 'zhujian-search-index',
  schema: 1,
  folding: FOLDING_VERSION,
  gramRule: GRAM_RULE_VERSION,
  flexsearch: FLEXSEARCH_VERSION,
};

const LINE_BREAK = 0x0a;

/**
 * Why a stored index can't serve: it isn't there, can't be read, is not what was written, follows
 * other rules than this program, or is of other documents.
 */
export type IndexFault = 'missing' | 'unreadable' | 'damaged' | 'outdated' | 'other-documents';

/** Turns an index of a corpus into the bytes of its file. */
export function encodeIndex(corpus: Corpus, index: GramIndex): Uint8Array {
  const parts = index.export().map(({ key, data }) => `${key} ${data}\n`);
  const payload = Buffer.from(parts.join(''), 'utf8');
  const header: Header = {
    ...RULES,
    documents: corpus.documents,
    grams: index.size(),
    bytes: payload.length,
    sha256: hash(payload),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`, 'utf8'), payload]);
}

/**
 * Reads an index back, if it is whole, made by this program's rules, and of this very corpus.
 *
 * @param bytes the file
 * @param corpus the documents to be searched
 * @returns the index, or why it can't serve
 */
export function decodeIndex(bytes: Uint8Array, corpus: Corpus): GramIndex | IndexFault {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = buffer.indexOf(LINE_BREAK);
  if (headerEnd < 0) return 'damaged';
  const header = parseHeader(buffer.toString('utf8', 0, headerEnd));
  if (header?.format !== RULES.format) return 'damaged';
  const rules = Object.keys(RULES) as (keyof Rules)[];
  if (rules.some((rule) => header[rule] !== RULES[rule])) return 'outdated';
  if (!isDeepStrictEqual(header.documents, corpus.documents)) return 'other-documents';
  const payload = buffer.subarray(headerEnd + 1);
  if (payload.length !== header.bytes || hash(payload) !== header.sha256) return 'damaged';
  const index = createGramIndex(parseParts(payload.toString('utf8')));
  return index.size() === header.grams ? index : 'damaged';
}

/** Nothing is sure about a header until each field has been compared. */
function parseHeader(line: string): Partial<Record<keyof Header, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function parseParts(payload: string): IndexPart[] {
  const lines = payload.split('\n').slice(0, -1);
  return lines.map((line) => {
    const space = line.indexOf(' ');
    return { key: line.slice(0, space), data: line.slice(space + 1) };
  });
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
