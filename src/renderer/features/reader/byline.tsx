import type { ZhujianDocument } from '../../../shared/document/model.ts';
import { useLanguage, useMessages } from '../../platform/language.tsx';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { readerMessages } from './messages.ts';
import styles from './reader.module.css';

/** Who published the text, when and on which page, as far as that is known, and its length. */
export function Byline({ document }: { document: ZhujianDocument }) {
  const t = useMessages(readerMessages);
  const language = useLanguage();
  const facts = [
    document.byline,
    document.publisher,
    document.publishedAt && formatDate(document.publishedAt, language),
    document.page && t('page', { page: document.page }),
    t('characters', { number: formatNumber(document.characters, language) }),
  ].filter((fact) => fact !== undefined && fact !== '');
  return (
    <ul lang={language} className={styles.byline}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
