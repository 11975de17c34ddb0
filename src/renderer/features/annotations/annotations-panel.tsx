import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Annotation } from '../../../shared/contract.ts';
import { useMessages } from '../../platform/language.tsx';
import { useCall } from '../../platform/use-call.ts';
import type { Place } from '../../state/dom-range.ts';
import { formatKeys } from '../../state/keys.ts';
import { NARROW, useMediaQuery } from '../../state/media-query.ts';
import { usePanel } from '../../state/panel.tsx';
import { useReading } from '../../state/reading.tsx';
import { Failure } from '../../ui/failure.tsx';
import { AnnotationItem } from './annotation-item.tsx';
import { AnnotationTrash } from './annotation-trash.tsx';
import styles from './annotations-panel.module.css';
import { annotationMessages } from './messages.ts';
import { useAnnotationActions } from './use-annotations.ts';

/** Bookmarks and notes of the open document, in the panel on the right. */
export function AnnotationsPanel() {
  const t = useMessages(annotationMessages);
  const { document: text, jump } = useReading();
  const answer = useCall('annotation.list', { document: text.id });
  const actions = useAnnotationActions();
  const { close } = usePanel();
  const isNarrow = useMediaQuery(NARROW);
  const panel = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const numbers = useMemo(() => new Map(text.blocks.map(({ id, number }) => [id, number])), [text]);

  function goTo(place: Place): void {
    // The drawer would lie over the passage.
    if (isNarrow) close();
    jump(place, { align: 'center' });
  }

  // Who opens the panel wants to use it: Tab goes on from here, past all of the text.
  useLayoutEffect(() => panel.current?.focus({ preventScroll: true }), []);

  const removedAt = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an item is gone when the data say so
  useEffect(() => {
    // The focus went with the removed item: it passes to the one that took its place.
    if (removedAt.current === undefined || document.activeElement !== document.body) return;
    const items = list.current?.children;
    const heir = items?.[Math.min(removedAt.current, items.length - 1)]?.querySelector('button');
    (heir ?? panel.current)?.focus();
    removedAt.current = undefined;
  }, [answer.data]);

  async function remove(annotation: Annotation, index: number): Promise<void> {
    removedAt.current = index;
    if (!(await actions.remove(annotation))) removedAt.current = undefined;
  }

  return (
    <div ref={panel} className={styles.panel} tabIndex={-1}>
      {answer.error && <Failure error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data?.length === 0 && (
        <div className={styles.empty}>
          <p>{t('empty')}</p>
          <p>{t('emptyHint', { keys: formatKeys('Mod+D') })}</p>
        </div>
      )}
      {answer.data && answer.data.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari
        <ol ref={list} role="list" className={styles.list} aria-label={t('list')}>
          {answer.data.map((annotation, index) => (
            <AnnotationItem
              lang={text.language}
              key={annotation.id}
              annotation={annotation}
              number={numbers.get(annotation.places[0]?.block ?? '')}
              onJump={goTo}
              onRename={actions.rename}
              onRemove={() => void remove(annotation, index)}
            />
          ))}
        </ol>
      )}
      <AnnotationTrash onRestore={(annotation) => void actions.restore(annotation)} />
    </div>
  );
}
