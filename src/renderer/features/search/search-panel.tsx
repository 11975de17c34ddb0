import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { formatKeys, isComposing } from '../../state/keys.ts';
import { useReadingContent } from '../../state/reading.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { searchMessages } from './messages.ts';
import { useSearch } from './search-context.tsx';
import styles from './search-panel.module.css';
import { SearchResultItem } from './search-result-item.tsx';
import { MAX_QUERY_LENGTH, PAGE_OF_HITS } from './search-state.ts';

/** The results, in the panel on the right. */
export function SearchPanel() {
  const t = useMessages(searchMessages);
  const search = useSearch();
  const { hits, total, state } = search;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    search.leave();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape works for everything within
    <div className={styles.panel} data-search onKeyDown={onKeyDown}>
      <div className={styles.summary}>
        <SearchStatus />
        {hits.length > 0 && <Steps />}
      </div>
      {search.failure && <Failure error={search.failure} onRetry={search.retry} />}
      {state.query.trim() === '' && <p className={styles.help}>{t('hint')}</p>}
      {total === 0 && <p className={styles.help}>{t('noHits', { query: shorten(state.query) })}</p>}
      {hits.length > 0 && <Results />}
      {total !== undefined && hits.length < total && (
        <div className={styles.more}>
          <p>{t('shown', { shown: hits.length })}</p>
          <Button
            isDisabled={search.isLoading}
            onPress={() => search.dispatch({ type: 'load', limit: hits.length + PAGE_OF_HITS })}
          >
            {t('showMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** How many hits there are; spoken when it changes. */
function SearchStatus() {
  const t = useMessages(searchMessages);
  const { total, state, isLoading } = useSearch();
  let text = '';
  if (state.query.length > MAX_QUERY_LENGTH) {
    text = t('tooLong', { length: state.query.length, limit: MAX_QUERY_LENGTH });
  } else if (total !== undefined) text = t('hits', { count: total });
  else if (isLoading) text = t('searching');
  return (
    <p role="status" className={styles.status}>
      {text}
    </p>
  );
}

/** Where one is among the hits, and the ways to the next and the previous one. */
function Steps() {
  const t = useMessages(searchMessages);
  const { state, total, dispatch } = useSearch();
  return (
    <div className={styles.steps}>
      {state.current !== null && (
        <span className={styles.position} aria-hidden="true">
          {state.current + 1} / {total}
        </span>
      )}
      <div className={styles.up}>
        <IconButton
          label={t('previous')}
          keys={formatKeys('Shift+F3')}
          onPress={() => dispatch({ type: 'move', move: 'previous' })}
        >
          <ChevronIcon />
        </IconButton>
      </div>
      <div className={styles.down}>
        <IconButton
          label={t('next')}
          keys={formatKeys('F3')}
          onPress={() => dispatch({ type: 'move', move: 'next' })}
        >
          <ChevronIcon />
        </IconButton>
      </div>
    </div>
  );
}

/** The list. One item is in the tab order; arrow keys go from item to item. */
function Results() {
  const t = useMessages(searchMessages);
  const { hits, state, list, go, isLoading } = useSearch();
  const { language: lang } = useReadingContent().document;
  const [focused, setFocused] = useState<number | null>(null);
  const tabStop = Math.min(focused ?? state.current ?? 0, hits.length - 1);

  useEffect(() => {
    if (state.current === null) return;
    setFocused(null);
    buttonAt(list.current, state.current)?.scrollIntoView({ block: 'nearest' });
  }, [state.current, list]);

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowDown: tabStop + 1,
      ArrowUp: tabStop - 1,
      Home: 0,
      End: hits.length - 1,
    };
    const target = steps[event.key];
    const button = target === undefined ? null : buttonAt(list.current, target);
    if (!button) return;
    event.preventDefault();
    button.focus();
  }

  const items = useMemo(
    () =>
      hits.map((hit, index) => (
        <SearchResultItem
          key={`${hit.block} ${hit.start}`}
          hit={hit}
          lang={lang}
          index={index}
          isCurrent={index === state.current}
          isTabStop={index === tabStop}
          onGo={go}
          onFocus={setFocused}
        />
      )),
    [hits, lang, state.current, tabStop, go],
  );
  return (
    <ol
      ref={list}
      // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari
      role="list"
      className={styles.list}
      aria-label={t('results')}
      aria-busy={isLoading}
      data-long={hits.length > 100 || undefined}
      onKeyDown={onKeyDown}
    >
      {items}
    </ol>
  );
}

function buttonAt(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.children[index]?.querySelector('button') ?? null;
}

/** A query as it fits in a sentence. */
function shorten(query: string): string {
  const characters = [...query];
  return characters.length <= 40 ? query : `${characters.slice(0, 40).join('')}…`;
}
