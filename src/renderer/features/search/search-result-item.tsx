import { memo } from 'react';
import type { SearchHit } from '../../../shared/contract.ts';
import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import { useMessages } from '../../platform/language.tsx';
import { marksOf } from '../../ui/chinese-marks.ts';
import { HeadingPath } from '../../ui/heading-path.tsx';
import { searchMessages } from './messages.ts';
import styles from './search-result-item.module.css';

export interface SearchResultItemProps {
  hit: SearchHit;
  /** The language of the hit's document. */
  lang: string;
  index: number;
  isCurrent: boolean;
  /** The one item of the list that Tab stops at. */
  isTabStop: boolean;
  onGo(index: number): void;
  onFocus(index: number): void;
}

/** One hit: where it stands, and the words around it. */
export const SearchResultItem = memo(function SearchResultItem(props: SearchResultItemProps) {
  const { hit, lang, index, isCurrent, isTabStop, onGo, onFocus } = props;
  const t = useMessages(searchMessages);
  const { snippet, mark, path } = hit;
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.hit}
        aria-current={isCurrent ? 'true' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onGo(index)}
        onFocus={() => onFocus(index)}
      >
        <HeadingPath path={path} lang={lang} opening={t('opening')} />
        <span lang={lang} className={styles.snippet} data-marks={marksOf(snippet)}>
          {sliceCodePoints(snippet, 0, mark.start)}
          <mark>{sliceCodePoints(snippet, mark.start, mark.end)}</mark>
          {sliceCodePoints(snippet, mark.end)}
        </span>
      </button>
    </li>
  );
});
