import type { DocumentMetadata, ZhujianDocument } from '../../shared/document/model.ts';
import { ZhujianError } from '../../shared/errors.ts';
import { createDocumentCache } from './document-cache.ts';
import type { DocumentStore } from './document-store.ts';

/** A document and the text that it has now. */
export interface LibraryEntry {
  id: string;
  hash: string;
}

/** A document that came, also in the place of another with its id, or went. */
export interface LibraryChange {
  kind: 'added' | 'removed';
  id: string;
}

/** The documents that can be read: those that ship with the program, then those people added. */
export interface Library {
  list(): readonly DocumentMetadata[];
  /** The ids of all documents in the library's order. */
  order(): string[];
  /** The ids of all documents and the hashes of their text, in the library's order. */
  entries(): LibraryEntry[];
  find(id: string): ZhujianDocument | undefined;
  /** @throws ZhujianError `document-not-found` */
  get(id: string): ZhujianDocument;
  /**
   * Adds a document at the end, or puts it in the place of the one with its id.
   *
   * @throws ZhujianError `invalid-input` for the id of a document that ships, or what is no document of
   *   the model, `save-failed`
   */
  add(document: ZhujianDocument): void;
  /**
   * Takes a document away; its annotations stay.
   *
   * @returns whether it was there
   * @throws ZhujianError `invalid-input` for a document that ships, `save-failed`
   */
  remove(id: string): boolean;
  /**
   * Calls the listener after every committed change.
   *
   * @returns the function that ends the subscription
   */
  subscribe(listener: (change: LibraryChange) => void): () => void;
}

/**
 * @param bundled the documents that ship, in the order in which they are to be listed
 * @param store the only way by which stored documents change while the library is in use
 */
export function createLibrary(bundled: readonly ZhujianDocument[], store: DocumentStore): Library {
  const shipped = new Map(bundled.map((document) => [document.id, document]));
  const cache = createDocumentCache(store.get);
  const listeners = new Set<(change: LibraryChange) => void>();
  let listed: readonly DocumentMetadata[] | undefined;
  let hashes: Map<string, string> | undefined;

  function list(): readonly DocumentMetadata[] {
    if (listed) return listed;
    const stored = store.list().map(({ metadata }) => metadata);
    // A later release may ship a document of an id that someone has already used: it wins.
    listed = [...bundled.map(toMetadata), ...stored.filter(({ id }) => !shipped.has(id))];
    return listed;
  }

  function find(id: string): ZhujianDocument | undefined {
    return shipped.get(id) ?? cache.get(id);
  }

  /** Hash of each document by its id, in order; kept up to date, for listing takes long. */
  function known(): Map<string, string> {
    hashes ??= new Map(
      [...bundled, ...store.entries().filter(({ id }) => !shipped.has(id))].map(toPair),
    );
    return hashes;
  }

  function refuseShipped(id: string): void {
    if (!shipped.has(id)) return;
    throw new ZhujianError('invalid-input', { reason: `the document ${id} ships with Zhujian` });
  }

  function announce(change: LibraryChange): void {
    cache.forget(change.id);
    listed = undefined;
    for (const listener of [...listeners]) {
      try {
        listener(change);
      } catch (error) {
        // The change is committed: a listener in trouble must not make it look as if it were not.
        console.error(error);
      }
    }
  }

  return {
    list,
    order: () => [...known().keys()],
    entries: () => Array.from(known(), ([id, hash]) => ({ id, hash })),
    find,
    get(id) {
      const document = find(id);
      if (!document) throw new ZhujianError('document-not-found', { document: id });
      return document;
    },
    add(document) {
      refuseShipped(document.id);
      store.add(document);
      // A document that takes another's place keeps the place.
      hashes?.set(document.id, document.hash);
      announce({ kind: 'added', id: document.id });
    },
    remove(id) {
      refuseShipped(id);
      const wasThere = store.remove(id);
      if (wasThere) hashes?.delete(id);
      if (wasThere) announce({ kind: 'removed', id });
      return wasThere;
    },
    subscribe(listener) {
      // A wrapper of its own, so that one function subscribed twice is two subscriptions.
      const own = (change: LibraryChange) => listener(change);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

function toPair({ id, hash }: LibraryEntry): [id: string, hash: string] {
  return [id, hash];
}

function toMetadata({ blocks: _, ...metadata }: ZhujianDocument): DocumentMetadata {
  return metadata;
}
