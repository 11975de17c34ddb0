import { useId } from 'react';
import type { DocumentMetadata } from '../../../shared/document/model.ts';
import { useLanguage, useMessages } from '../../platform/language.tsx';
import { formatDate, formatNumber } from '../../ui/format.ts';
import styles from './library-list.module.css';
import { libraryMessages } from './messages.ts';

export interface LibraryListProps {
  documents: readonly DocumentMetadata[];
  /** Id of the open document. */
  current: string | undefined;
  onOpen: (id: string) => void;
}

/** The documents of the library. */
export function LibraryList({ documents, current, onOpen }: LibraryListProps) {
  const t = useMessages(libraryMessages);
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.library}>
      <h2 id={heading} className={styles.heading}>
        {t('library')}
      </h2>
      <ul aria-labelledby={heading}>
        {documents.map((document) => (
          <li key={document.id}>
            <button
              type="button"
              className={styles.document}
              aria-current={document.id === current ? 'true' : undefined}
              onClick={() => onOpen(document.id)}
            >
              <span lang={document.language} className={styles.title}>
                {document.title}
              </span>
              <Facts document={document} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ document }: { document: DocumentMetadata }) {
  const t = useMessages(libraryMessages);
  const language = useLanguage();
  const facts = [
    document.publishedAt && formatDate(document.publishedAt, language),
    t('characters', { number: formatNumber(document.characters) }),
  ].filter((fact) => fact !== undefined);
  return (
    <span className={styles.facts}>
      {document.publisher && <span lang={document.language}>{document.publisher}</span>}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </span>
  );
}
