import type { ZhujianDocument } from '../../shared/document/model.ts';

/** Whole documents kept in memory: what is being read, and what hits were lately shown from. */
const MAX_DOCUMENTS = 32;

/** The documents asked for last, so that asking again costs nothing and gives the same object. */
export interface DocumentCache {
  get(id: string): ZhujianDocument | undefined;
  /** Must be called when the document has changed. */
  forget(id: string): void;
}

/** @param read gets a document that is not in the cache; a missing one is asked for every time */
export function createDocumentCache(
  read: (id: string) => ZhujianDocument | undefined,
): DocumentCache {
  /** Least lately asked for first. */
  const documents = new Map<string, ZhujianDocument>();
  return {
    get(id) {
      const document = documents.get(id) ?? read(id);
      if (!document) return undefined;
      documents.delete(id);
      documents.set(id, document);
      const [oldest] = documents.keys();
      if (documents.size > MAX_DOCUMENTS && oldest !== undefined) documents.delete(oldest);
      return document;
    },
    forget: (id) => documents.delete(id),
  };
}
