import { blockElement } from './block-index.ts';
import { type Alignment, createHold, type Hold, type JumpTarget } from './hold.ts';
import { watchLayout } from './layout-watch.ts';
import { blockAtReadingLine, firstVisiblePoint, type ReadingPoint } from './reading-line.ts';

export interface JumpOptions {
  /** `start`: at the top of the text (default). `center`: in the middle of the window. */
  align?: Alignment;
  /** Where its line stands instead, in CSS pixels from the window's top. */
  top?: number | undefined;
  /** Moves the keyboard focus to the block too. */
  focus?: boolean;
}

/** Time without scrolling after which the position counts as at rest. Unit: milliseconds. */
const REST = 250;

/**
 * Follows the reading position of one document, and moves it. What React and others call without
 * its object is a bound property.
 */
export class ReadingStore {
  #article: HTMLElement | null = null;
  #current: string;
  #rest: ReadingPoint;
  /** The last jump, as long as nobody scrolled away from it. */
  #hold: Hold | undefined;
  #frame = 0;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #restListeners = new Set<(point: ReadingPoint) => void>();

  /** @param firstBlock the block that is current before anything was measured */
  constructor(firstBlock: string) {
    this.#current = firstBlock;
    this.#rest = { block: firstBlock, offset: 0 };
  }

  readonly article = (): HTMLElement | null => this.#article;

  readonly setArticle = (article: HTMLElement | null): void => {
    this.#article = article;
  };

  readonly currentBlock = (): string => this.#current;

  /** Hears when {@link currentBlock} changes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hears when the reading position has come to rest somewhere else. */
  subscribeRest(listener: (point: ReadingPoint) => void): () => void {
    this.#restListeners.add(listener);
    return () => this.#restListeners.delete(listener);
  }

  /** Where the reader is now. */
  readonly here = (): ReadingPoint => {
    // What was jumped to is where one is, even if the page's end kept it from the top.
    if (this.#hold?.align === 'start') {
      const { block, start } = this.#hold.target;
      return { block, offset: start ?? 0 };
    }
    return (this.#article && firstVisiblePoint(this.#article)) || this.#rest;
  };

  readonly jump = (target: JumpTarget, options: JumpOptions = {}): void => {
    const hold = createHold(target, options.align ?? 'start', options.top);
    if (!this.#article || !hold.apply(this.#article)) return;
    this.#hold = hold;
    this.#setCurrent(target.block);
    this.#awaitRest();
    if (options.focus) blockElement(this.#article, target.block)?.focus({ preventScroll: true });
  };

  /** Listens to the window from now on. Returns what ends it. */
  start(): () => void {
    const stop = watchLayout(this.#article, {
      onScroll: () => {
        this.#frame ||= requestAnimationFrame(() => this.#measure());
        this.#awaitRest();
      },
      onScrollInput: () => this.#hold?.stopSettling(),
      onLayout: (isAnew) => {
        if (isAnew) this.#keepPlace();
        else if (this.#hold?.isSettling() && this.#isKept()) this.#realign();
      },
      onFonts: () => this.#realign(),
    });
    return () => {
      stop();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      clearTimeout(this.#restTimer);
    };
  }

  #setCurrent(block: string): void {
    if (block === this.#current) return;
    this.#current = block;
    for (const hear of this.#listeners) hear();
  }

  #measure(): void {
    this.#frame = 0;
    if (!this.#article) return;
    // A move that the text's own growth doesn't explain is someone's, whatever caused it: a key, an
    // assistive technology, the browser's own search.
    if (!this.#isKept()) this.#hold = undefined;
    else if (this.#hold?.isSettling()) this.#realign();
    if (this.#hold) return;
    const block = blockAtReadingLine(this.#article);
    if (block !== undefined) this.#setCurrent(block);
  }

  #isKept(): boolean {
    return Boolean(this.#article && this.#hold?.isKept(this.#article));
  }

  #awaitRest(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#settle(), REST);
  }

  #settle(): void {
    const point = this.here();
    if (point.block === this.#rest.block && point.offset === this.#rest.offset) return;
    this.#rest = point;
    for (const hear of this.#restListeners) hear(point);
  }

  #realign(): void {
    if (this.#article) this.#hold?.apply(this.#article);
  }

  /** Holds the resting place while the text is laid out anew. */
  #keepPlace(): void {
    const { block, offset } = this.#rest;
    const { target, align, top } = this.#hold ?? {
      target: { block, start: offset },
      align: 'start',
      top: undefined,
    };
    this.#hold = createHold(target, align, top);
    this.#realign();
  }
}
