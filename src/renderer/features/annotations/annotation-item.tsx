import { useId, useState } from 'react';
import type { Annotation } from '../../../shared/contract.ts';
import { useMessages } from '../../platform/language.tsx';
import type { Place } from '../../state/dom-range.ts';
import { Button } from '../../ui/button.tsx';
import { marksOf } from '../../ui/chinese-marks.ts';
import { HeadingPath } from '../../ui/heading-path.tsx';
import styles from './annotation-item.module.css';
import { quoteOf } from './annotation-model.ts';
import { annotationMessages } from './messages.ts';
import { RenameField } from './rename-field.tsx';

export interface AnnotationItemProps {
  /** The language of the annotated document. */
  lang: string;
  annotation: Annotation;
  /** The number of the paragraph where it begins, if that has one. */
  number: number | undefined;
  onJump(place: Place): void;
  /** @throws CallError when the name is not saved */
  onRename(annotation: Annotation, name: string): Promise<void>;
  onRemove(): void;
}

/** One bookmark: what it marks, where that stands, and what can be done with it. */
export function AnnotationItem(props: AnnotationItemProps) {
  const { annotation, onJump, onRename, onRemove } = props;
  const t = useMessages(annotationMessages);
  const titleId = useId();
  const [naming, setNaming] = useState<'never' | 'now' | 'before'>('never');
  const [place] = annotation.places;
  const about = <About {...props} titleId={titleId} />;

  return (
    <li className={styles.item} data-state={annotation.state}>
      {place ? (
        <button type="button" className={styles.jump} onClick={() => onJump(place)}>
          <span className={styles.hidden}>{t('jump')}</span>
          {about}
        </button>
      ) : (
        <div className={styles.lost}>{about}</div>
      )}
      {naming === 'now' ? (
        <RenameField
          name={annotation.name ?? ''}
          onSave={(name) => onRename(annotation, name)}
          onClose={() => setNaming('before')}
        />
      ) : (
        <div className={styles.actions}>
          <Button
            look="quiet"
            aria-describedby={titleId}
            // After naming, the focus comes back to where naming began.
            autoFocus={naming === 'before'}
            onPress={() => setNaming('now')}
          >
            {t('rename')}
          </Button>
          <Button look="quiet" aria-describedby={titleId} onPress={onRemove}>
            {t('delete')}
          </Button>
        </div>
      )}
    </li>
  );
}

function About({ annotation, number, lang, titleId }: AnnotationItemProps & { titleId: string }) {
  const t = useMessages(annotationMessages);
  const { name, state, anchors } = annotation;
  const quote = quoteOf(annotation);
  return (
    <>
      <span
        id={titleId}
        lang={name === undefined ? lang : undefined}
        className={name === undefined ? styles.quote : styles.name}
        data-marks={name === undefined ? marksOf(quote) : undefined}
      >
        {name ?? quote}
      </span>
      {name !== undefined && (
        <span lang={lang} className={styles.smallQuote}>
          {quote}
        </span>
      )}
      <span className={styles.where}>
        {state === 'unresolved' && <span className={styles.label}>{t('unresolved')}</span>}
        <HeadingPath path={anchors[0]?.path ?? []} lang={lang} opening={t('opening')} />
        {number !== undefined && (
          <span className={styles.number}>{t('paragraph', { number })}</span>
        )}
      </span>
      {state === 'unresolved' && <span className={styles.hint}>{t('unresolvedHint')}</span>}
    </>
  );
}
