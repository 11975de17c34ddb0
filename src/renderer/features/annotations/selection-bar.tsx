import {
  type KeyboardEvent,
  type SyntheticEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useMessages } from '../../platform/language.tsx';
import { useAnnounce } from '../../state/announce.tsx';
import { useCommand } from '../../state/commands.tsx';
import { type QuotedPlace, rangeOf } from '../../state/dom-range.ts';
import { isApple } from '../../state/keys.ts';
import { usePaint } from '../../state/painting.ts';
import { usePanel } from '../../state/panel.tsx';
import { useReading } from '../../state/reading.tsx';
import { useShortcut } from '../../state/shortcut.ts';
import { useToast } from '../../ui/toast.tsx';
import { passageOfBlock, sortBookmarks } from './annotation-model.ts';
import { positionBar } from './bar-position.ts';
import { copyText } from './copy-text.ts';
import { annotationMessages } from './messages.ts';
import styles from './selection-bar.module.css';
import { type AnnotationActions, useAnnotationActions, useAnnotations } from './use-annotations.ts';
import { useSelectedPassages } from './use-selected-passages.ts';

/**
 * The bar that floats by selected text. It is there at all times, so it also paints the bookmarks
 * and keeps the keys that work without a selection.
 */
export function SelectionBar() {
  const { places, read } = useSelectedPassages();
  const [dismissed, setDismissed] = useState<readonly QuotedPlace[]>();
  const actions = useAnnotationActions();
  usePaintedBookmarks();
  const add = useAdding(actions);
  useAnnotationCommands(() => add(read()), actions);

  if (places.length === 0 || places === dismissed) return null;
  return <Bar places={places} onAdd={() => add(places)} onDismiss={() => setDismissed(places)} />;
}

function usePaintedBookmarks(): void {
  const { document } = useReading();
  const annotations = useAnnotations();
  const passages = useMemo(
    () => sortBookmarks(document, annotations).passages,
    [document, annotations],
  );
  usePaint('bookmark', passages);
}

/** Adds one bookmark at a time: an impatient second press is not a second bookmark. */
function useAdding(actions: AnnotationActions): (places: readonly QuotedPlace[]) => void {
  const { document, currentBlock } = useReading();
  const isAdding = useRef(false);
  return async (places) => {
    const block = document.blocks.find(({ id }) => id === currentBlock);
    const passages = places.length > 0 || !block ? places : [passageOfBlock(block)];
    if (isAdding.current || passages.length === 0) return;
    isAdding.current = true;
    try {
      const isAdded = await actions.add(passages);
      // The paint takes the selection's place, once there is something to paint.
      if (isAdded && places.length > 0) getSelection()?.removeAllRanges();
    } finally {
      isAdding.current = false;
    }
  };
}

function useAnnotationCommands(add: () => void, actions: AnnotationActions): void {
  const t = useMessages(annotationMessages);
  const panel = usePanel();
  useCommand({ id: 'bookmark.add', title: t('addCommand'), keys: 'Mod+D', run: add });
  useCommand({
    id: 'annotations.toggle',
    title: t('toggleCommand'),
    keys: 'Mod+Shift+B',
    run: () => (panel.open === 'annotations' ? panel.close() : panel.show('annotations')),
  });
  useShortcut('Mod+Z', () => void actions.undo());
}

interface BarProps {
  places: readonly QuotedPlace[];
  onAdd(): void;
  onDismiss(): void;
}

function Bar({ places, onAdd, onDismiss }: BarProps) {
  const t = useMessages(annotationMessages);
  const announce = useAnnounce();
  const toast = useToast();
  const bar = useRef<HTMLDivElement>(null);
  useFloating(bar, places);
  useShortcut('Escape', onDismiss);

  async function copy(): Promise<void> {
    if (await copyText(places.map(({ quote }) => quote).join('\n'))) announce(t('copied'));
    else toast.show({ tone: 'error', text: t('copyFailed') });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const from = buttons.findIndex((button) => button.matches(':focus'));
    buttons.at((from + step) % buttons.length)?.focus();
    event.preventDefault();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('selection')}
      className={styles.bar}
      onKeyDown={onKeyDown}
      // A press would otherwise take the selection away before it is used.
      onPointerDown={keepSelection}
      onMouseDown={keepSelection}
    >
      <button type="button" aria-keyshortcuts={isApple() ? 'Meta+D' : 'Control+D'} onClick={onAdd}>
        {t('add')}
      </button>
      <button type="button" onClick={() => void copy()}>
        {t('copy')}
      </button>
    </div>
  );
}

function keepSelection(event: SyntheticEvent): void {
  event.preventDefault();
}

/** Keeps the bar by the selected text while the page scrolls or changes its size. */
function useFloating(bar: { current: HTMLElement | null }, places: readonly QuotedPlace[]): void {
  const { article } = useReading();
  useLayoutEffect(() => {
    function place(): void {
      const element = article();
      const first = places[0];
      const last = places.at(-1);
      if (!bar.current || !element || !first || !last) return;
      const opening = rangeOf(element, { ...first, end: first.start + 1 });
      const closing = rangeOf(element, { ...last, start: last.end - 1 });
      if (!opening || !closing) return;
      const { left, top } = positionBar({
        first: characterBox(opening),
        last: characterBox(closing),
        view: viewBox(),
        bar: bar.current.getBoundingClientRect(),
        side: matchMedia('(pointer: coarse)').matches ? 'below' : 'above',
      });
      bar.current.style.left = `${left}px`;
      bar.current.style.top = `${top}px`;
    }
    place();
    // Capturing hears the panels scroll too, which may move the text on narrow windows.
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [bar, places, article]);
}

/** The first character of a line has an empty box at the end of the line before as well. */
function characterBox(range: Range): DOMRect {
  return [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
}

/** The window without the bar at its top. */
function viewBox() {
  const root = document.documentElement;
  const top = Number.parseFloat(getComputedStyle(root).scrollPaddingTop);
  return {
    left: 0,
    right: root.clientWidth,
    top: Number.isNaN(top) ? 0 : top,
    bottom: window.innerHeight,
  };
}
