import type { ZhujianDocument } from '../../../shared/document/model.ts';
import { useLanguage, useMessages } from '../../platform/language.tsx';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { readerMessages } from './messages.ts';
import styles from './reader.module.css';

/** Who published the text, when and on which page, as far as that is known, and its length. */
export function Byline({ document }: { document: ZhujianDocument }) {
  const t = useMessages(readerMessages);
  const language = useLanguage();
  // Names are in the document's language, whatever the interface speaks.
  const names = [document.byline, document.publisher].filter(isKnown);
  const facts = [
    document.publishedAt && formatDate(document.publishedAt, language),
    document.page && t('page', { page: document.page }),
    t('characters', { number: formatNumber(document.characters) }),
  ].filter(isKnown);
  return (
    <ul lang={language} className={styles.byline}>
      {names.map((name) => (
        <li key={name} lang={document.language}>
          {name}
        </li>
      ))}
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function isKnown(fact: string | undefined): fact is string {
  return fact !== undefined && fact !== '';
}
