import type { KeyboardEvent } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { useCommand } from '../../state/commands.tsx';
import { placesOfSelection } from '../../state/dom-range.ts';
import { isApple, isComposing } from '../../state/keys.ts';
import { usePanel } from '../../state/panel.tsx';
import { useReading } from '../../state/reading.tsx';
import { useShortcut } from '../../state/shortcut.ts';
import { searchMessages } from './messages.ts';
import styles from './search-box.module.css';
import { useSearch } from './search-context.tsx';
import type { Move } from './search-state.ts';

/** A selection longer than this is a passage, not something to look for. Unit: UTF-16 units. */
const LONGEST_PREFILL = 200;

/** The box in the header where one types what to find. */
export function SearchBox() {
  const t = useMessages(searchMessages);
  const search = useSearch();
  const panel = usePanel();
  useSearchCommands();

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // While an input method composes, Enter and Escape are its own.
    if (isComposing(event.nativeEvent) || search.state.isComposing) return;
    if (event.key === 'Enter') {
      panel.show('search');
      search.dispatch({ type: 'move', move: event.shiftKey ? 'previous' : 'next' });
    } else if (event.key === 'Escape') search.leave();
    else if (event.key === 'ArrowDown') {
      search.list.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
    } else return;
    event.preventDefault();
  }

  function clear(): void {
    search.dispatch({ type: 'clear' });
    search.box.current?.focus();
  }

  return (
    <search className={styles.search} data-search>
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="m10.5 10.5 3.5 3.5" />
      </svg>
      <input
        ref={search.box}
        className={styles.input}
        type="search"
        aria-label={t('search')}
        aria-keyshortcuts={`${isApple() ? 'Meta' : 'Control'}+F /`}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={search.state.text}
        onFocus={(event) => search.enter(event.relatedTarget)}
        onChange={(event) => search.type({ type: 'type', text: event.currentTarget.value })}
        onCompositionStart={() => search.dispatch({ type: 'compose' })}
        onCompositionEnd={(event) =>
          search.type({ type: 'composed', text: event.currentTarget.value })
        }
        onKeyDown={onKeyDown}
      />
      {search.state.text !== '' && (
        <button type="button" className={styles.clear} aria-label={t('clear')} onClick={clear}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4.5 4.5 7 7m0-7-7 7" />
          </svg>
        </button>
      )}
    </search>
  );
}

/** The search's commands and keys, which work wherever the focus is. */
function useSearchCommands(): void {
  const t = useMessages(searchMessages);
  const search = useSearch();
  const { article } = useReading();

  function focusBox(): void {
    const element = article();
    const quote = element && placesOfSelection(element, getSelection())[0]?.quote;
    const box = search.box.current;
    search.enter(document.activeElement);
    if (quote && quote.length <= LONGEST_PREFILL && quote.trim() !== '') {
      search.type({ type: 'type', text: quote });
    }
    box?.focus();
    // A prefilled text is in the box only after the next render.
    requestAnimationFrame(() => box?.select());
  }

  function move(to: Move): void {
    if (search.state.query === '') focusBox();
    else search.dispatch({ type: 'move', move: to });
  }

  useCommand({ id: 'search.focus', title: t('focusCommand'), keys: 'Mod+F', run: focusBox });
  useCommand({
    id: 'search.next',
    title: t('nextCommand'),
    keys: 'F3',
    run: () => move('next'),
  });
  useCommand({
    id: 'search.previous',
    title: t('previousCommand'),
    keys: 'Shift+F3',
    run: () => move('previous'),
  });
  useShortcut('/', focusBox);
  useShortcut('Mod+G', () => move('next'), { inTextFields: true });
  useShortcut('Mod+Shift+G', () => move('previous'), { inTextFields: true });
}
