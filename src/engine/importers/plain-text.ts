import { createHash } from 'node:crypto';
import type { Nodes, Text } from 'mdast';
import type { Block, BlockKind, ZhujianDocument } from '../../shared/document/model.ts';
import { countCodePoints } from '../../shared/text/code-points.ts';
import { markRunInHeadings } from './run-in-headings.ts';
import { parseSourceLine } from './source-line.ts';

export interface PlainTextOptions {
  /** The document's id in the library. */
  id: string;
  /** File name of the source. */
  source: string;
  /** BCP 47; `zh-CN` when left out. */
  language?: string;
}

/** A longer first line is a paragraph, not a title. Unit: code points. */
const MAX_TITLE_LENGTH = 80;

/** A longer line is never a section heading. Unit: code points. */
const MAX_HEADING_LENGTH = 50;

/** Depth of section headings; the title has depth 1. */
const SECTION_DEPTH = 2;

/** Every depth that mdast knows. */
const headingDepths = [1, 2, 3, 4, 5, 6] as const;

/**
 * Makes a document of plain text in which every line is a paragraph. Line ends (LF, CRLF, CR) and
 * blank lines separate blocks; the lines themselves are kept verbatim.
 *
 * @param text the decoded text, without a byte order mark
 */
export function importPlainText(text: string, options: PlainTextOptions): ZhujianDocument {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  const kinds = classifyLines(lines);
  const blocks = markRunInHeadings(createBlocks(lines, kinds));
  const lastLine = kinds.at(-1) === 'source' ? lines.at(-1) : undefined;
  const title = kinds[0] === 'title' ? lines[0]?.trim() : undefined;
  return {
    id: options.id,
    title: title ?? options.source.replace(/\.[^.]+$/u, ''),
    ...(lastLine === undefined ? {} : parseSourceLine(lastLine)),
    source: options.source,
    language: options.language ?? 'zh-CN',
    hash: hashBlocks(blocks),
    edition: 1,
    characters: countCodePoints(lines.join('').replace(/\s/gu, '')),
    blocks,
  };
}

/** SHA-256 of the blocks' text joined by line feeds, hexadecimal: the name of this very text. */
export function hashBlocks(blocks: readonly Pick<Block, 'text'>[]): string {
  return createHash('sha256')
    .update(blocks.map((block) => block.text).join('\n'))
    .digest('hex');
}

function classifyLines(lines: readonly string[]): BlockKind[] {
  return lines.map((line, index) => {
    if (index === 0) return countCodePoints(line) <= MAX_TITLE_LENGTH ? 'title' : 'paragraph';
    const isSourceLine = parseSourceLine(line) !== undefined;
    const next = lines[index + 1];
    if (next === undefined) return isSourceLine ? 'source' : 'paragraph';
    const leadsParagraph = !looksLikeHeading(next) && !parseSourceLine(next);
    return !isSourceLine && looksLikeHeading(line) && leadsParagraph ? 'heading' : 'paragraph';
  });
}

/** Short, and not ended by the punctuation that ends or breaks off a sentence. */
function looksLikeHeading(line: string): boolean {
  return (
    countCodePoints(line.trim()) <= MAX_HEADING_LENGTH &&
    !/[。！？!?.…；;，,：:、—]["”’」』）)》]*\s*$/u.test(line)
  );
}

function createBlocks(lines: readonly string[], kinds: readonly BlockKind[]): Block[] {
  let number = 0;
  return lines.map((text, index) => {
    const kind = kinds[index] ?? 'paragraph';
    const id = `b${index + 1}`;
    if (kind === 'title' || kind === 'heading') {
      const depth = kind === 'title' ? 1 : SECTION_DEPTH;
      return { id, kind, depth, text, content: createPlainContent({ depth, text }) };
    }
    const content = createPlainContent({ text });
    if (kind === 'source') return { id, kind, text, content };
    number += 1;
    return { id, kind, number, text, content };
  });
}

/** The mdast node of a block that is nothing but its text: a heading for a block with a depth. */
export function createPlainContent({ depth, text }: Pick<Block, 'depth' | 'text'>): Nodes {
  const children: Text[] = [{ type: 'text', value: text }];
  return depth === undefined
    ? { type: 'paragraph', children }
    : { type: 'heading', depth: headingDepths[depth - 1] ?? 6, children };
}
