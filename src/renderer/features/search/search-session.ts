import { flushSync } from 'react-dom';
import { call } from '../../platform/client.ts';
import type { Panel, PanelName } from '../../state/panel.tsx';
import type { Place, Reading } from '../../state/reading.tsx';
import type { JumpOptions } from '../../state/reading-store.ts';
import { type Origin, rememberOrigin, returnToOrigin } from './origin.ts';
import { isFresh, isSearchable, type Move, stepFrom } from './search-state.ts';
import type { SearchStore } from './search-store.ts';

/** The open document, as far as a search moves in it. */
export type Reader = Pick<Reading, 'article' | 'here' | 'jump'> & { document: string };

/** What a search needs of the page around it; as of the last render. */
export interface Surroundings {
  panel: Panel;
  isNarrow: boolean;
  /** Opens a document; done when it is about to be shown. */
  open(document: string): Promise<void>;
  /** Tells where one has come to. */
  tell(move: Move, index: number, wrapped: boolean, document: string | undefined): void;
  /** Keeps the query among the recent ones. */
  remember(query: string): void;
  report(error: unknown): void;
}

interface Beginning {
  document: string;
  origin: Origin;
  panel: PanelName | null;
}

/** Where the focus goes when another document has taken the place of all there was. */
export type FocusPlace = { kind: 'box'; start: number; end: number } | { kind: 'list' };

/**
 * A search session: from the first character to Escape, through whatever documents, with the way
 * back.
 */
export class SearchSession {
  readonly #store: SearchStore;
  readonly #around: { current: Surroundings };
  #reader: Reader | null = null;
  #beginning: Beginning | null = null;
  #previousFocus: HTMLElement | undefined;
  /** What to do in a document that is being opened. */
  #arrival: { document: string; run(reader: Reader): void } | null = null;
  #focus: FocusPlace | null = null;
  /** Moves wait for each other: each goes on from where the last one led. */
  #moves: Promise<void> = Promise.resolve();

  constructor(store: SearchStore, around: { current: Surroundings }) {
    this.#store = store;
    this.#around = around;
  }

  /** Takes the document that was opened. Returns what lets go of it. */
  readonly attach = (reader: Reader): (() => void) => {
    this.#reader = reader;
    const { document } = this.#store.state();
    const isAwaited = this.#arrival?.document === reader.document;
    if (isAwaited) this.#arrival?.run(reader);
    // Who opens another document himself has come to stay.
    else if (document !== undefined && document !== reader.document) this.#beginning = null;
    this.#arrival = null;
    this.#store.dispatch({ type: 'open', document: reader.document, isOurs: isAwaited });
    return () => {
      if (this.#reader === reader) this.#reader = null;
    };
  };

  /** Notes the way back, unless it is known. */
  readonly begin = (): void => {
    const { panel } = this.#around.current;
    const reader = this.#reader;
    if (!reader || this.#beginning) return;
    const origin = rememberOrigin(reader);
    this.#beginning = { document: reader.document, origin, panel: panel.open };
  };

  /** Notes where the focus was before it came to the box. */
  readonly enter = (target: EventTarget | null): void => {
    if (target instanceof HTMLElement && !target.closest('[data-search]')) {
      this.#previousFocus = target;
    }
  };

  /** Who closes the panel has come to stay. A drawer also closes to show a hit, which ends nothing. */
  readonly panelChanged = (open: PanelName | null, isNarrow: boolean): void => {
    if (open !== 'search' && !isNarrow && !this.#arrival) this.#beginning = null;
  };

  /** Where the focus shall be, after a change of document; known once. */
  readonly takeFocus = (kind: FocusPlace['kind']): FocusPlace | null => {
    if (this.#focus?.kind !== kind) return null;
    const place = this.#focus;
    this.#focus = null;
    return place;
  };

  /** Goes to the next or the previous hit, as soon as the hits of what was typed are there. */
  readonly move = (move: Move): void => {
    const { query } = this.#store.state();
    this.#moves = this.#moves
      .then(() => this.#step(move, query))
      .catch((error: unknown) => this.#around.current.report(error));
  };

  /** The same from the box, where Enter also shows the list and keeps the query. */
  readonly moveFromBox = (move: Move): void => {
    if (this.#store.state().query.trim() === '') return;
    this.#around.current.panel.show('search');
    this.remember();
    this.move(move);
  };

  /** Keeps the query among the recent ones. */
  readonly remember = (): void => {
    const { query, failure } = this.#store.state();
    if (isSearchable(query) && !failure) this.#around.current.remember(query);
  };

  /** Goes to a hit of the list. */
  readonly go = (index: number): void => {
    void this.#go(index).catch((error: unknown) => this.#around.current.report(error));
  };

  /** Goes to a block that has hits: to the first of them, where the order of the list is the text's. */
  readonly goToBlock = (block: string): void => {
    void this.#goToBlock(block).catch((error: unknown) => this.#around.current.report(error));
  };

  /** Ends the search and goes back to where one was before. */
  readonly leave = (): void => {
    const beginning = this.#beginning;
    const target = this.#previousFocus;
    this.#beginning = null;
    this.#previousFocus = undefined;
    // The page must be laid out as it was before one can go back to a line of it.
    flushSync(() => {
      const { panel } = this.#around.current;
      this.#store.dispatch({ type: 'clear' });
      if (beginning?.panel === 'annotations') panel.show('annotations');
      else if (panel.open === 'search') panel.close();
    });
    const focused = document.activeElement;
    if (target?.isConnected) target.focus({ preventScroll: true });
    else if (focused instanceof HTMLElement) focused.blur();
    if (!beginning) return;
    const goBack = (reader: Reader) => returnToOrigin(reader, beginning.origin);
    void this.#in(beginning.document, goBack).catch((error: unknown) =>
      this.#around.current.report(error),
    );
  };

  async #step(move: Move, query: string): Promise<void> {
    await this.#store.settle();
    const { results, current, query: last } = this.#store.state();
    if (last !== query || !results || results.total === 0 || !isFresh(this.#store.state())) return;
    const { total } = results;
    const from = current ?? (await this.#locate(move, total));
    const isBetween = current === null;
    const { index, wrapped } = stepFrom(move, from, total, { isBetween });
    const before = this.#reader?.document;
    if (!(await this.#go(index))) return;
    const { currentHit } = this.#store.state();
    const document = currentHit?.document === before ? undefined : currentHit?.document;
    this.#around.current.tell(move, index, wrapped, document);
  }

  /** The first hit after the reading position. In another order than the text's there is no such place. */
  async #locate(move: Move, total: number): Promise<number> {
    const { results } = this.#store.state();
    const reader = this.#reader;
    if (!results || !reader || results.request.order === 'relevance') {
      return move === 'next' ? 0 : total;
    }
    const place = { in: reader.document, ...reader.here() };
    return (await call('search.locate', { ...results.request, ...place })).index;
  }

  async #go(index: number): Promise<boolean> {
    const store = this.#store;
    const wasFresh = isFresh(store.state());
    const hit = wasFresh
      ? await store.hitAt(index)
      : // The list of an earlier query, for a moment: its hits are places all the same.
        store.state().results?.hits.at(index);
    if (!hit) return false;
    if (wasFresh) {
      store.dispatch({ type: 'go', index, hit });
      this.remember();
    }
    const { isNarrow, panel } = this.#around.current;
    // The drawer would lie over the hit.
    if (isNarrow) panel.close();
    await this.#in(hit.document, (reader) => jumpTo(reader, hit));
    return true;
  }

  async #goToBlock(block: string): Promise<void> {
    const { results } = this.#store.state();
    const reader = this.#reader;
    if (!reader || !results) return;
    if (results.request.order === 'relevance') {
      reader.jump({ block }, { align: 'center' });
      return;
    }
    const place = { in: reader.document, block, offset: 0 };
    const { index, total } = await call('search.locate', { ...results.request, ...place });
    if (index < total) await this.#go(index);
  }

  /** Does something in a document, opening it first where it isn't the open one. */
  async #in(document: string, run: (reader: Reader) => void): Promise<void> {
    if (this.#reader?.document === document) return run(this.#reader);
    this.#focus = placeOfFocus();
    this.#arrival = { document, run };
    try {
      await this.#around.current.open(document);
    } catch (error) {
      this.#arrival = null;
      throw error;
    }
  }
}

function jumpTo(reader: Reader, { block, start, end }: Place): void {
  const options: JumpOptions = { align: 'center' };
  reader.jump({ block, start, end }, options);
}

function placeOfFocus(): FocusPlace | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.closest('[data-search]')) return null;
  if (focused instanceof HTMLInputElement && focused.type === 'search') {
    const end = focused.value.length;
    return { kind: 'box', start: focused.selectionStart ?? end, end: focused.selectionEnd ?? end };
  }
  return { kind: 'list' };
}
