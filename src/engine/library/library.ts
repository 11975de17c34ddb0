import type { DocumentMetadata, ZhujianDocument } from '../../shared/document/model.ts';
import { ZhujianError } from '../../shared/errors.ts';
import type { Handlers } from '../handlers.ts';
import type { PositionStore } from './position-store.ts';

/** The documents that can be read. */
export interface Library {
  readonly documents: readonly ZhujianDocument[];
  find(id: string): ZhujianDocument | undefined;
  /** @throws ZhujianError `document-not-found` */
  get(id: string): ZhujianDocument;
}

/** @param documents in the order in which they are to be listed */
export function createLibrary(documents: readonly ZhujianDocument[]): Library {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return {
    documents,
    find: (id) => byId.get(id),
    get(id) {
      const document = byId.get(id);
      if (!document) throw new ZhujianError('document-not-found', { document: id });
      return document;
    },
  };
}

type LibraryMethod = 'document.list' | 'document.get' | 'position.get' | 'position.save';

/** The contract's methods about documents and how far they have been read. */
export function createLibraryHandlers(
  library: Library,
  positions: PositionStore,
): Handlers<LibraryMethod> {
  return {
    'document.list': () => library.documents.map(toMetadata),
    'document.get': ({ document }) => library.get(document),
    'position.get': ({ document }) => positions.get(library.get(document).id),
    'position.save': (position) => {
      library.get(position.document);
      positions.save(position);
      return {};
    },
  };
}

function toMetadata({ blocks: _, ...metadata }: ZhujianDocument): DocumentMetadata {
  return metadata;
}
