import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import { deriveOutline, type OutlineEntry } from '../../shared/document/outline.ts';
import type { JumpTarget } from './hold.ts';
import type { ReadingPoint } from './reading-line.ts';
import { type JumpOptions, ReadingStore } from './reading-store.ts';

export type { Place } from './dom-range.ts';
export type { ReadingPoint } from './reading-line.ts';

/** The document that is open, and where in it the reader is. */
export interface Reading {
  document: ZhujianDocument;
  outline: OutlineEntry[];
  /** The element that holds the blocks (`[data-block]`). */
  article(): HTMLElement | null;
  /** The block at the reading line; changes while scrolling. */
  currentBlock: string;
  /** Goes to a place. Offsets in code points. */
  jump(target: JumpTarget, options?: JumpOptions): void;
  /** The first line in view: its block and the code points of the block above it. */
  here(): ReadingPoint;
}

interface ReadingContent {
  document: ZhujianDocument;
  outline: OutlineEntry[];
  store: ReadingStore;
}

const ReadingContext = createContext<ReadingContent | null>(null);

/** Opens a document for everything below. Give it the document's id and hash as `key`. */
export function ReadingProvider({
  document,
  children,
}: {
  document: ZhujianDocument;
  children: ReactNode;
}) {
  const [store] = useState(() => new ReadingStore(document.blocks[0]?.id ?? ''));
  const content = useMemo(
    () => ({ document, outline: deriveOutline(document), store }),
    [document, store],
  );
  useEffect(() => store.start(), [store]);
  return <ReadingContext value={content}>{children}</ReadingContext>;
}

/** The open document and the reading position; renders anew when the current block changes. */
export function useReading(): Reading {
  const { document, outline, store } = useReadingContent();
  const currentBlock = useSyncExternalStore(store.subscribe, store.currentBlock);
  return useMemo(
    () => ({
      document,
      outline,
      currentBlock,
      article: store.article,
      jump: store.jump,
      here: store.here,
    }),
    [document, outline, currentBlock, store],
  );
}

/** What the reading view itself needs: it must not render anew while someone scrolls. */
export function useReadingContent(): ReadingContent {
  const content = useContext(ReadingContext);
  if (!content) throw new Error('useReading needs a ReadingProvider above it');
  return content;
}
