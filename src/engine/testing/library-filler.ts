import type { Block, ZhujianDocument } from '../../shared/document/model.ts';
import { countCodePoints } from '../../shared/text/code-points.ts';
import { createPlainContent, hashBlocks } from '../importers/plain-text.ts';
import { createDocumentStore } from '../library/document-store.ts';
import { openStorage } from '../storage/storage.ts';

export interface DocumentSketch {
  id: string;
  title: string;
  /** Kept as they are, line breaks included. */
  paragraphs: readonly string[];
  /** Section headings, each before the paragraph of its index. */
  headings?: Readonly<Record<number, string>>;
}

/** Documents that one transaction writes. */
const BATCH = 500;

/** Makes a document as sketched, nothing guessed from the text: a title, headings, paragraphs. */
export function makeDocument({
  id,
  title,
  paragraphs,
  headings = {},
}: DocumentSketch): ZhujianDocument {
  const parts: Omit<Block, 'id' | 'content'>[] = [{ kind: 'title', depth: 1, text: title }];
  for (const [index, text] of paragraphs.entries()) {
    const heading = headings[index];
    if (heading !== undefined) parts.push({ kind: 'heading', depth: 2, text: heading });
    parts.push({ kind: 'paragraph', number: index + 1, text });
  }
  const blocks = parts.map((part, index) => ({
    id: `b${index + 1}`,
    ...part,
    content: createPlainContent(part),
  }));
  const text = blocks.map((block) => block.text).join('');
  return {
    id,
    title,
    source: `${id}.txt`,
    language: 'zh-CN',
    hash: hashBlocks(blocks),
    edition: 1,
    characters: countCodePoints(text.replace(/\s/gu, '')),
    blocks,
  };
}

/** A document of some length whose every word follows from its id. */
export function makeNumberedDocument(id: string): ZhujianDocument {
  const paragraphs = Array.from({ length: 20 }, (_, index) => `第 ${index} 段，出自 ${id}。`);
  return makeDocument({
    id,
    title: `题 ${id}`,
    paragraphs,
    headings: { 5: '一、起', 10: '二、承' },
  });
}

/**
 * Writes documents into the library of a data folder, which is made if missing and closed again.
 *
 * @throws ZhujianError `already-open` while an engine has the folder, `save-failed`
 */
export function fillLibrary(dataFolder: string, documents: Iterable<ZhujianDocument>): void {
  const storage = openStorage({ dataFolder, access: 'read-write' });
  try {
    const store = createDocumentStore(storage.database);
    let batch: ZhujianDocument[] = [];
    for (const document of documents) {
      batch.push(document);
      if (batch.length === BATCH) {
        store.addAll(batch);
        batch = [];
      }
    }
    store.addAll(batch);
  } finally {
    storage.close();
  }
}
