import { randomUUID } from 'node:crypto';
import { createAnchor } from '../../shared/anchor/create-anchor.ts';
import { type Place, resolveAnchor } from '../../shared/anchor/resolve-anchor.ts';
import type { Annotation } from '../../shared/contract.ts';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import type { Handlers } from '../handlers.ts';
import type { Library } from '../library/library.ts';
import type { AnnotationStore, StoredAnnotation } from './annotation-store.ts';

export type AnnotationMethod =
  | 'annotation.list'
  | 'annotation.trash'
  | 'annotation.create'
  | 'annotation.rename'
  | 'annotation.delete'
  | 'annotation.restore';

interface AnnotationDependencies {
  store: AnnotationStore;
  library: Library;
  /** Called after every committed change. */
  onChange: () => void;
}

/** The contract's methods about bookmarks, highlights and notes. */
export function createAnnotationHandlers(
  dependencies: AnnotationDependencies,
): Handlers<AnnotationMethod> {
  const { store, library, onChange } = dependencies;

  function locate(stored: StoredAnnotation): Annotation {
    return withPlaces(stored, library.find(stored.document));
  }

  /** A document that has gone leaves its annotations behind, which are still to be had. */
  function textOf(
    document: string,
    stored: readonly StoredAnnotation[],
  ): ZhujianDocument | undefined {
    return stored.length > 0 ? library.find(document) : library.get(document);
  }

  function change(id: string, work: () => void): Annotation {
    work();
    onChange();
    return locate(store.get(id));
  }

  return {
    'annotation.list': ({ document }) => {
      const stored = store.list(document);
      return sortByText(textOf(document, stored), stored);
    },
    'annotation.trash': ({ document }) => {
      const stored = store.listTrash(document);
      const text = textOf(document, stored);
      return stored.map((each) => withPlaces(each, text));
    },
    'annotation.create': ({ document: documentId, kind, passages, name }) => {
      const document = library.get(documentId);
      const anchors = passages
        .map(({ block, start, end, quote }) => createAnchor(document, block, start, end, quote))
        .sort(compareInText(document));
      const now = new Date().toISOString();
      const id = randomUUID();
      const times = { createdAt: now, updatedAt: now };
      const naming = name ? { name } : {};
      return change(id, () =>
        store.add({ id, kind, document: documentId, anchors, ...naming, tags: [], ...times }),
      );
    },
    'annotation.rename': ({ id, name }) => change(id, () => store.rename(id, name)),
    'annotation.delete': ({ id }) => change(id, () => store.setDeleted(id, true)),
    'annotation.restore': ({ id }) => change(id, () => store.setDeleted(id, false)),
  };
}

/** Says where an annotation lies now. Anchored means that all its anchors have a place. */
function withPlaces(stored: StoredAnnotation, document: ZhujianDocument | undefined): Annotation {
  const places = stored.anchors.map((anchor) => document && resolveAnchor(document, anchor));
  const isAnchored = places.every((place) => place !== undefined);
  return isAnchored
    ? { ...stored, places, state: 'anchored' }
    : { ...stored, places: [], state: 'unresolved' };
}

/** In text order; unresolved ones last, oldest first. */
function sortByText(
  document: ZhujianDocument | undefined,
  stored: readonly StoredAnnotation[],
): Annotation[] {
  const annotations = stored.map((each) => withPlaces(each, document));
  if (!document) return annotations;
  const compare = compareInText(document);
  return annotations.sort((left, right) => {
    const [leftPlace] = left.places;
    const [rightPlace] = right.places;
    if (leftPlace && rightPlace) return compare(leftPlace, rightPlace);
    return Number(leftPlace === undefined) - Number(rightPlace === undefined);
  });
}

function compareInText(document: ZhujianDocument): (left: Place, right: Place) => number {
  const order = new Map(document.blocks.map((block, index) => [block.id, index]));
  return (left, right) =>
    (order.get(left.block) ?? 0) - (order.get(right.block) ?? 0) ||
    left.start - right.start ||
    left.end - right.end;
}
