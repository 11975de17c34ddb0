import type { Annotation } from '../../../shared/contract.ts';
import { useMessages } from '../../platform/language.tsx';
import { useCall } from '../../platform/use-call.ts';
import { useReading } from '../../state/reading.tsx';
import { Button } from '../../ui/button.tsx';
import { titleOf } from './annotation-model.ts';
import styles from './annotation-trash.module.css';
import { annotationMessages } from './messages.ts';

/** What was deleted and can be taken back, also after a restart. Absent while there is nothing. */
export function AnnotationTrash({ onRestore }: { onRestore(annotation: Annotation): void }) {
  const t = useMessages(annotationMessages);
  const { document } = useReading();
  const { data: deleted } = useCall('annotation.trash', { document: document.id });
  if (!deleted || deleted.length === 0) return null;
  return (
    <details className={styles.trash}>
      <summary className={styles.summary}>{t('trashCount', { count: deleted.length })}</summary>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari */}
      <ul role="list" className={styles.list} aria-label={t('trash')}>
        {deleted.map((annotation) => (
          <li key={annotation.id} className={styles.item}>
            <span id={`deleted-${annotation.id}`} className={styles.title}>
              {titleOf(annotation)}
            </span>
            <Button
              look="quiet"
              aria-describedby={`deleted-${annotation.id}`}
              onPress={() => onRestore(annotation)}
            >
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
