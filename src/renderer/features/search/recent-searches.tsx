import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { call } from '../../platform/client.ts';
import { useMessages } from '../../platform/language.tsx';
import { keepAnswer, useCall } from '../../platform/use-call.ts';
import { useAnnounce } from '../../state/announce.tsx';
import { useToast } from '../../ui/toast.tsx';
import { recentMessages } from './messages.ts';
import styles from './recent-searches.module.css';
import { useSearch } from './search-provider.tsx';

export interface RecentList {
  isOpen: boolean;
  queries: readonly string[];
  /** Index of the query that the keys have come to; null while they are in the box. */
  active: number | null;
  optionId(index: number): string;
  listId: string;
  /** For the box. */
  input: Record<string, string | undefined>;
  /** Takes the keys that are the list's while it is open; true when it took one. */
  onKeyDown(event: KeyboardEvent): boolean;
  choose(query: string): void;
  /** Forgets a query, or all. */
  forget(query?: string): void;
}

/**
 * The recent searches below the empty box, after the ARIA Authoring Practices' combobox pattern: the
 * focus stays in the box, which says where the keys have come to.
 *
 * @param isWanted whether the box is focused and empty
 */
export function useRecentSearches(isWanted: boolean): RecentList {
  const id = useId();
  const t = useMessages(recentMessages);
  const { type } = useSearch();
  const announce = useAnnounce();
  const toast = useToast();
  const client = useQueryClient();
  const queries = useCall('search.recent', {}, { enabled: isWanted }).data ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const [isDismissed, setDismissed] = useState(false);
  if (!isWanted && (chosen !== null || isDismissed)) {
    setChosen(null);
    setDismissed(false);
  }
  const isOpen = isWanted && !isDismissed && queries.length > 0;
  const active = isOpen && chosen !== null ? Math.min(chosen, queries.length - 1) : null;
  const activeQuery = active === null ? undefined : queries[active];

  async function forget(query?: string): Promise<void> {
    try {
      const input = query === undefined ? {} : { query };
      keepAnswer(client, 'search.recent', {}, await call('search.forget', input));
      announce(query === undefined ? t('forgottenAll') : t('forgotten', { query }));
    } catch (error) {
      toast.show({ text: error instanceof Error ? error.message : String(error), tone: 'error' });
    }
  }
  function choose(query: string): void {
    type({ type: 'type', text: query });
  }
  function onKeyDown({ key, preventDefault }: Pick<KeyboardEvent, 'key' | 'preventDefault'>) {
    const last = queries.length - 1;
    if (key === 'ArrowDown') setChosen(active === null ? 0 : Math.min(active + 1, last));
    else if (key === 'ArrowUp') setChosen(active === null || active === 0 ? null : active - 1);
    else if (key === 'Escape') setDismissed(true);
    else if (activeQuery === undefined) return false;
    else if (key === 'Enter') choose(activeQuery);
    else if (key === 'Delete' || key === 'Backspace') void forget(activeQuery);
    else return false;
    preventDefault();
    return true;
  }
  const optionId = (index: number) => `${id}-${index}`;
  return {
    isOpen,
    queries,
    active,
    optionId,
    listId: id,
    input: isOpen
      ? {
          'aria-controls': id,
          'aria-autocomplete': 'list',
          'aria-activedescendant': active === null ? undefined : optionId(active),
        }
      : {},
    onKeyDown: (event) =>
      isOpen && onKeyDown({ key: event.key, preventDefault: () => event.preventDefault() }),
    choose,
    forget: (query) => void forget(query),
  };
}

/** The list below the box. */
export function RecentSearches({ recent }: { recent: RecentList }) {
  const t = useMessages(recentMessages);
  const { queries, active, optionId, listId, choose, forget } = recent;
  // The focus stays in the box.
  const keepFocus = (event: MouseEvent) => event.preventDefault();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it takes no action, it only keeps the focus
    <div className={styles.frame} onMouseDown={keepFocus}>
      <div className={styles.head}>
        <span aria-hidden="true">{t('recent')}</span>
        <button type="button" tabIndex={-1} className={styles.all} onClick={() => forget()}>
          {t('forgetAll')}
        </button>
      </div>
      <div id={listId} role="listbox" aria-label={t('recent')} className={styles.list}>
        {queries.map((query, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
          <div
            key={query}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            onClick={() => choose(query)}
          >
            {query}
          </div>
        ))}
      </div>
      <p className={styles.keys}>{t('keys')}</p>
    </div>
  );
}
