import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { ZhujianDocument } from '../../../shared/document/model.ts';
import { readBundledArticles } from '../../library/bundled.ts';

/** A document of plain paragraphs. */
export function createSampleDocument(id: string, paragraphs: readonly string[]): ZhujianDocument {
  return {
    id,
    title: id,
    source: `${id}.txt`,
    language: 'zh-CN',
    hash: createHash('sha256').update(paragraphs.join('\n'), 'utf16le').digest('hex'),
    edition: 1,
    characters: 0,
    blocks: paragraphs.map((text, index) => ({
      id: `b${index + 1}`,
      kind: 'paragraph',
      text,
      content: { type: 'paragraph', children: [{ type: 'text', value: text }] },
    })),
  };
}

/** The articles that ship with the program. */
export function readShippedArticles(): Promise<ZhujianDocument[]> {
  return readBundledArticles(fileURLToPath(new URL('../../../../resources/', import.meta.url)));
}
