import type { RefObject } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { useCommand } from '../../state/commands.tsx';
import { placesOfSelection } from '../../state/dom-range.ts';
import { useReadingContent } from '../../state/reading.tsx';
import { useShortcut } from '../../state/shortcut.ts';
import { searchMessages } from './messages.ts';
import { useSearch } from './search-provider.tsx';
import type { Move } from './search-state.ts';

/** A selection longer than this is a passage, not something to look for. Unit: UTF-16 units. */
const LONGEST_PREFILL = 200;

/** The search's commands and keys, which work wherever the focus is. */
export function useSearchCommands(box: RefObject<HTMLInputElement | null>): void {
  const t = useMessages(searchMessages);
  const { store, session, type } = useSearch();
  const reading = useReadingContent().store;

  function focusBox(): void {
    const article = reading.article();
    const quote = article && placesOfSelection(article, getSelection())[0]?.quote;
    session.enter(document.activeElement);
    if (quote && quote.length <= LONGEST_PREFILL && quote.trim() !== '') {
      type({ type: 'type', text: quote });
    }
    box.current?.focus();
    // A prefilled text is in the box only after the next render.
    requestAnimationFrame(() => box.current?.select());
  }

  function move(to: Move): void {
    if (store.state().query === '') focusBox();
    else session.move(to);
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
