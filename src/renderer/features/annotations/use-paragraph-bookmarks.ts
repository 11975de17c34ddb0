import { useCallback, useMemo } from 'react';
import { useReading } from '../../state/reading.tsx';
import { findBookmark, passageOfBlock, sortBookmarks } from './annotation-model.ts';
import { useAnnotationActions, useAnnotations } from './use-annotations.ts';

export interface ParagraphBookmarks {
  /** Ids of the blocks that are bookmarked as a whole. */
  bookmarked: ReadonlySet<string>;
  /** Bookmarks a block as a whole, or takes that bookmark away. */
  toggle(block: string): void;
}

/** The bookmarks of whole paragraphs, which show on the paragraphs' numbers. */
export function useParagraphBookmarks(): ParagraphBookmarks {
  const { document } = useReading();
  const annotations = useAnnotations();
  const { add, remove } = useAnnotationActions();
  const bookmarked = useMemo(
    () => sortBookmarks(document, annotations).paragraphs,
    [document, annotations],
  );
  const toggle = useCallback(
    (id: string) => {
      const block = document.blocks.find((candidate) => candidate.id === id);
      if (!block) return;
      const passage = passageOfBlock(block);
      const bookmark = findBookmark(annotations, [passage]);
      void (bookmark ? remove(bookmark) : add([passage]));
    },
    [document, annotations, add, remove],
  );
  return useMemo(() => ({ bookmarked, toggle }), [bookmarked, toggle]);
}
