import { useMessages } from '../../platform/language.tsx';
import { formatKeys } from '../../state/keys.ts';
import { formatNumber } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { searchMessages } from './messages.ts';
import styles from './search-panel.module.css';
import { useSearch, useSearchState } from './search-provider.tsx';
import { MAX_QUERY_LENGTH } from './search-state.ts';
import { useTierName } from './use-tier-name.ts';

/** How many hits there are; spoken when it changes. */
export function SearchStatus() {
  const t = useMessages(searchMessages);
  const nameTier = useTierName();
  const length = useSearchState((state) => state.query.length);
  const total = useSearchState(({ results }) => results?.total);
  const tiers = useSearchState(({ results }) => results?.tiers);
  const isLoading = useSearchState((state) => state.isLoading);

  function describe(): string {
    if (length > MAX_QUERY_LENGTH) return t('tooLong', { length, limit: MAX_QUERY_LENGTH });
    if (total === undefined) return isLoading ? t('searching') : '';
    const hits = t('hits', { count: total });
    if (!tiers || tiers.length < 2) return hits;
    const parts = tiers.map(({ tier, total }) => t('tierHits', { tier: nameTier(tier), total }));
    return t('hitsByTier', { hits, tiers: parts.join(t('tierSeparator')) });
  }
  return (
    <p role="status" className={styles.status}>
      {describe()}
    </p>
  );
}

/** Where one is among the hits, and the ways to the next and the previous one. */
export function Steps() {
  const t = useMessages(searchMessages);
  const { session } = useSearch();
  const current = useSearchState((state) => state.current);
  const total = useSearchState(({ results }) => results?.total ?? 0);
  return (
    <div className={styles.steps}>
      {current !== null && (
        <span className={styles.position} aria-hidden="true">
          {formatNumber(current + 1)} / {formatNumber(total)}
        </span>
      )}
      <div className={styles.up}>
        <IconButton
          label={t('previous')}
          keys={formatKeys('Shift+F3')}
          onPress={() => session.move('previous')}
        >
          <ChevronIcon />
        </IconButton>
      </div>
      <div className={styles.down}>
        <IconButton label={t('next')} keys={formatKeys('F3')} onPress={() => session.move('next')}>
          <ChevronIcon />
        </IconButton>
      </div>
    </div>
  );
}
