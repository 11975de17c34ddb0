/** What says that someone means to scroll. */
const SCROLL_INPUTS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

export interface LayoutListener {
  onScroll(): void;
  onScrollInput(): void;
  /**
   * The text took another height. `isAnew` when it was laid out anew for it, in another width or
   * size; otherwise blocks that came into view for the first time took their true height.
   */
  onLayout(isAnew: boolean): void;
  /** Fonts arrived. */
  onFonts(): void;
}

/** Listens to all that moves a text in the window. Returns what ends it. */
export function watchLayout(article: HTMLElement | null, listener: LayoutListener): () => void {
  const { onScroll, onScrollInput, onLayout, onFonts } = listener;
  let last = '';
  const observer = new ResizeObserver(() => {
    if (!article) return;
    const next = `${article.clientWidth} ${getComputedStyle(article).fontSize}`;
    onLayout(last !== '' && next !== last);
    last = next;
  });
  if (article) observer.observe(article);
  window.addEventListener('scroll', onScroll, { passive: true });
  // Before the page's own handlers: a key that jumps somewhere must not undo its own jump.
  const early = { passive: true, capture: true };
  for (const input of SCROLL_INPUTS) window.addEventListener(input, onScrollInput, early);
  document.fonts.addEventListener('loadingdone', onFonts);
  return () => {
    observer.disconnect();
    window.removeEventListener('scroll', onScroll);
    for (const input of SCROLL_INPUTS) window.removeEventListener(input, onScrollInput, early);
    document.fonts.removeEventListener('loadingdone', onFonts);
  };
}
