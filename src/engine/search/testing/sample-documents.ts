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

/**
 * A document with enough text for packs to be made of few such ones. `江山` stands in it once, with
 * its id.
 *
 * @param length UTF-16 units, about
 */
export function makeLongDocument(id: string, length: number): ZhujianDocument {
  const paragraphs = Array.from({ length: Math.ceil(length / 1_000) }, (_, number) =>
    `第 ${number} 段，出自 ${id}：${'甲乙丙丁戊己庚辛壬癸'.repeat(98)}`.slice(0, 1_000),
  );
  return createSampleDocument(id, [`江山在 ${id} 之首`, ...paragraphs]);
}

/** The articles that ship with the program. */
export function readShippedArticles(): Promise<ZhujianDocument[]> {
  return readBundledArticles(fileURLToPath(new URL('../../../../resources/', import.meta.url)));
}
