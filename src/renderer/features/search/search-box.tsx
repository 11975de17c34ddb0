import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { isApple, isComposing } from '../../state/keys.ts';
import { HelpButton } from './help-button.tsx';
import { searchMessages } from './messages.ts';
import { PROBLEM_ID, QueryProblem } from './query-problem.tsx';
import { RecentSearches, useRecentSearches } from './recent-searches.tsx';
import styles from './search-box.module.css';
import { useSearch, useSearchState } from './search-provider.tsx';
import { isFresh, isQueryProblem } from './search-state.ts';
import { useSearchCommands } from './use-search-commands.ts';

/** The box in the header where one types what to find. */
export function SearchBox() {
  const t = useMessages(searchMessages);
  const { store, session, type } = useSearch();
  const text = useSearchState((state) => state.text);
  const isWrong = useSearchState(({ failure }) => failure !== null && isQueryProblem(failure));
  const box = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLElement>(null);
  const [isFocused, setFocused] = useState(false);
  const recent = useRecentSearches(isFocused && text === '');
  useSearchCommands(box);
  useFocusKept(box);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // While an input method composes, Enter and Escape are its own.
    if (isComposing(event.nativeEvent) || store.state().isComposing) return;
    if (recent.onKeyDown(event)) return;
    if (event.key === 'Enter') session.moveFromBox(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Escape') session.leave();
    else if (event.key === 'ArrowDown') focusList();
    else return;
    event.preventDefault();
  }

  function clear(): void {
    store.dispatch({ type: 'clear' });
    box.current?.focus();
  }

  return (
    <search
      ref={frame}
      className={styles.search}
      data-search
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setFocused(false);
        if (isFresh(store.state()) && store.state().results?.total) session.remember();
      }}
      onFocus={() => setFocused(true)}
    >
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="m10.5 10.5 3.5 3.5" />
      </svg>
      <input
        ref={box}
        className={styles.input}
        type="search"
        aria-label={t('search')}
        aria-keyshortcuts={`${isApple() ? 'Meta' : 'Control'}+F /`}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? PROBLEM_ID : undefined}
        {...recent.input}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onFocus={(event) => session.enter(event.relatedTarget)}
        onChange={(event) => type({ type: 'type', text: event.currentTarget.value })}
        onCompositionStart={() => store.dispatch({ type: 'compose' })}
        onCompositionEnd={(event) => type({ type: 'composed', text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <div className={styles.buttons}>
        {text !== '' && (
          <button type="button" className={styles.button} aria-label={t('clear')} onClick={clear}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="m4.5 4.5 7 7m0-7-7 7" />
            </svg>
          </button>
        )}
        <HelpButton box={box} />
      </div>
      <QueryProblem />
      {recent.isOpen && <RecentSearches recent={recent} />}
    </search>
  );
}

/** The list stands in another part of the page. */
function focusList(): void {
  document.querySelector<HTMLElement>('[data-search-list] button[tabindex="0"]')?.focus();
}

/** Gives the focus back to the box of the next document, where it was in that of the last. */
function useFocusKept(box: { current: HTMLInputElement | null }): void {
  const { session } = useSearch();
  useLayoutEffect(() => {
    const place = session.takeFocus('box');
    if (place?.kind !== 'box') return;
    box.current?.focus({ preventScroll: true });
    box.current?.setSelectionRange(place.start, place.end);
  }, [session, box]);
}
