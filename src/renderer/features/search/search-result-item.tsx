import { memo } from 'react';
import type { DocumentMetadata } from '../../../shared/document/model.ts';
import type { SearchHit } from '../../../shared/search/contract.ts';
import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import { useMessages } from '../../platform/language.tsx';
import { marksOf } from '../../ui/chinese-marks.ts';
import { headingsAbove } from './grouping.ts';
import { HitHeading } from './hit-heading.tsx';
import { searchMessages } from './messages.ts';
import styles from './search-result-item.module.css';
import type { Results } from './search-state.ts';
import { FIRST_HITS } from './search-store.ts';

/** What the items of the list have in common. */
export interface ItemsProps {
  results: Results;
  library: ReadonlyMap<string, DocumentMetadata>;
  /** Index of the hit that one is at. */
  current: number | null;
  /** Index of the one item that Tab stops at. */
  tabStop: number;
  onGo: (index: number) => void;
  onFocus: (index: number) => void;
}

export interface SearchResultItemProps {
  index: number;
  /** All hits there are, where not all have items. */
  total?: number;
  /** Undefined while it is on its way. */
  hit: SearchHit | undefined;
  /** The hit before it. */
  previous: SearchHit | undefined;
  library: ReadonlyMap<string, DocumentMetadata>;
  isCurrent: boolean;
  /** The one item of the list that Tab stops at. */
  isTabStop: boolean;
  onGo: (index: number) => void;
  onFocus: (index: number) => void;
}

/** One hit: where it stands, and the words around it; above the first of a group, its heading. */
export const SearchResultItem = memo(function SearchResultItem(props: SearchResultItemProps) {
  const { index, total, hit, previous } = props;
  const place = total === undefined ? {} : { 'aria-setsize': total, 'aria-posinset': index + 1 };
  if (!hit) return <li className={styles.waiting} {...place} />;
  // To find that the first ones are in view after all would have the page laid out twice.
  const isLazy = total === undefined && index >= FIRST_HITS;
  return (
    <li className={styles.item} data-lazy={isLazy || undefined} {...place}>
      <HitHeading
        headings={headingsAbove(hit, previous)}
        hit={hit}
        document={props.library.get(hit.document)}
      />
      <Hit {...props} hit={hit} />
    </li>
  );
});

function Hit(props: SearchResultItemProps & { hit: SearchHit }) {
  const { index, hit, library, isCurrent, isTabStop, onGo, onFocus } = props;
  const t = useMessages(searchMessages);
  const { snippet, mark, path } = hit;
  const lang = library.get(hit.document)?.language;
  return (
    <button
      type="button"
      className={styles.hit}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-hit={index}
      onClick={() => onGo(index)}
      onFocus={() => onFocus(index)}
    >
      {/* The heading above the group shows it to the eye. */}
      <span lang={path.length === 0 ? undefined : lang} className={styles.path}>
        {path.length === 0 ? t('opening') : path.join(' › ')}
      </span>
      {hit.annotation !== undefined && <span className={styles.note}>{t('note')}</span>}
      <span lang={lang} className={styles.snippet} data-marks={marksOf(snippet)}>
        {sliceCodePoints(snippet, 0, mark.start)}
        <mark>{sliceCodePoints(snippet, mark.start, mark.end)}</mark>
        {sliceCodePoints(snippet, mark.end)}
      </span>
    </button>
  );
}
