import type { KeyboardEvent } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { useCall } from '../../platform/use-call.ts';
import { isComposing } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { searchMessages } from './messages.ts';
import { ResultList } from './result-list.tsx';
import { ScopeChips } from './scope-chips.tsx';
import { SearchControls } from './search-controls.tsx';
import { quoteQuery } from './search-options.ts';
import styles from './search-panel.module.css';
import { useSearch, useSearchState } from './search-provider.tsx';
import { isQueryProblem } from './search-state.ts';
import { SearchStatus, Steps } from './search-status.tsx';

/** The results, in the panel on the right. */
export function SearchPanel() {
  const { store, session } = useSearch();
  const failure = useSearchState((state) => state.failure);
  const hasHits = useSearchState(({ results }) => (results?.total ?? 0) > 0);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    session.leave();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape works for everything within
    <div className={styles.panel} data-search onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <div className={styles.summary}>
          <SearchStatus />
          {hasHits && <Steps />}
        </div>
        <SearchControls />
      </div>
      <ScopeChips />
      <IndexState />
      {failure && !isQueryProblem(failure) && <Failure error={failure} onRetry={store.refresh} />}
      <Advice />
      <Suggestions />
      {hasHits && <ResultList />}
    </div>
  );
}

/** What to do while there is no list. */
function Advice() {
  const t = useMessages(searchMessages);
  const { store } = useSearch();
  const query = useSearchState((state) => state.query);
  const scope = useSearchState((state) => state.options.scope);
  const isEmpty = useSearchState(({ results }) => results?.total === 0);
  if (query.trim() === '') return <p className={styles.help}>{t('hint')}</p>;
  if (!isEmpty) return null;
  const values = { query: shorten(query) };
  if (scope === 'library') return <p className={styles.help}>{t('noHits', values)}</p>;
  return (
    <div className={styles.help}>
      <p>{t('noHitsHere', values)}</p>
      <Button
        look="quiet"
        onPress={() => store.dispatch({ type: 'choose', options: { scope: 'library' } })}
      >
        {t('searchLibrary')}
      </Button>
    </div>
  );
}

/** What near hits read: each searches for just that. */
function Suggestions() {
  const t = useMessages(searchMessages);
  const { type } = useSearch();
  const suggestions = useSearchState(({ results }) => results?.suggestions);
  if (!suggestions || suggestions.length === 0) return null;
  return (
    <section className={styles.suggestions} aria-labelledby="search-suggestions">
      <h3 id="search-suggestions" className={styles.question}>
        {t('didYouMean')}
      </h3>
      {suggestions.map(({ text, total }) => (
        <button
          key={text}
          type="button"
          className={styles.suggestion}
          onClick={() => type({ type: 'type', text: quoteQuery(text) })}
        >
          {text} <span className={styles.figure}>{t('figure', { count: total })}</span>
        </button>
      ))}
    </section>
  );
}

/** Says that the index is not there yet, for as long as that is so. */
function IndexState() {
  const t = useMessages(searchMessages);
  const status = useCall('search.status', {}).data;
  if (!status || status.state === 'ready') return null;
  const percent = Math.floor(status.indexed * 100);
  return (
    <p className={styles.index}>
      {status.state === 'loading' ? t('loadingIndex') : t('buildingIndex', { percent })}
    </p>
  );
}

/** A query as it fits in a sentence. */
function shorten(query: string): string {
  const characters = [...query];
  return characters.length <= 40 ? query : `${characters.slice(0, 40).join('')}…`;
}
