import { useCallback, useLayoutEffect, useRef } from 'react';
import type { Position } from '../../../shared/contract.ts';
import { useReadingContent } from '../../state/reading.tsx';
import { Byline } from './byline.tsx';
import styles from './reader.module.css';
import { ReaderRow } from './reader-row.tsx';
import { useSavedPosition } from './use-saved-position.ts';

export interface ReaderProps {
  /** Where the text was left last time, if ever. */
  position: Position | null;
  /** Ids of the blocks that carry a bookmark. */
  bookmarked: ReadonlySet<string>;
  /** Called with a block's id when its paragraph number is pressed. */
  onNumber: (block: string) => void;
}

/** From this many blocks on, those out of view cost no layout; below, the gain is not worth its price:
 * what is skipped has no `innerText`, and its height is a guess. */
const LONG = 400;

/** The text of the open document. */
export function Reader({ position, bookmarked, onNumber }: ReaderProps) {
  const { document, store } = useReadingContent();
  const article = useRef<HTMLElement>(null);
  useSavedPosition(document.id, store);

  // Before the first paint, so that nobody sees the text jump.
  const start = useRef(position);
  useLayoutEffect(() => {
    store.setArticle(article.current);
    if (start.current) {
      store.jump({ block: start.current.block, start: start.current.offset });
      start.current = null;
    }
    return () => store.setArticle(null);
  }, [store]);

  const latest = useRef(onNumber);
  useLayoutEffect(() => {
    latest.current = onNumber;
  });
  const press = useCallback((block: string) => latest.current(block), []);

  return (
    <article
      ref={article}
      lang={document.language}
      aria-label={document.title}
      className={styles.article}
      data-long={document.blocks.length >= LONG || undefined}
    >
      {document.blocks.map((block) => (
        <ReaderRow
          key={block.id}
          block={block}
          isBookmarked={bookmarked.has(block.id)}
          onNumber={press}
          {...(block.kind === 'title' ? { below: <Byline document={document} /> } : {})}
        />
      ))}
    </article>
  );
}
