import type { SearchHit } from '../../../shared/search/contract.ts';
import { CallError, call } from '../../platform/client.ts';
import { afterPaint } from './after-paint.ts';
import { HitCache, type HitRange, pageOf } from './hit-cache.ts';
import { createRequest, type SearchRequest } from './search-options.ts';
import {
  emptySearch,
  isFresh,
  isQueryProblem,
  isSearchable,
  type Results,
  reduceSearch,
  type SearchAction,
  type SearchState,
} from './search-state.ts';

/** Hits that are asked for at once: as many as most panels show. The rest follows unseen. */
export const FIRST_HITS = 12;
/** Up to so many hits the list holds all of them; beyond, those near what is in view. */
export const SHORT_LIST = 200;
/** Rest of the keys before a query is called wrong: half-typed ones often are. Milliseconds. */
const TYPING_RESTS = 400;
/** How long the list of the last query stays while the next one is awaited. Milliseconds. */
const OLD_LIST_STAYS = 250;

/**
 * The running search, outside of React: a key stroke asks the engine at once, and only what shows
 * a piece of the state is rendered when that piece changes. What React calls is a bound property.
 */
export class SearchStore {
  #state = emptySearch;
  /** Counts what was asked: answers to anything but the last are dropped. */
  #turn = 0;
  #typedAt = 0;
  #stopWaiting = () => {};
  #settled: (() => void)[] = [];
  readonly #listeners = new Set<() => void>();
  /** Stretches of hits on their way. */
  readonly #fetching = new Map<string, Promise<void>>();

  readonly state = (): SearchState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly dispatch = (action: SearchAction): void => {
    const next = reduceSearch(this.#state, action);
    if (action.type === 'type' || action.type === 'composed') this.#typedAt = performance.now();
    const isMoved = next.document !== this.#state.document;
    const request = isSearchable(next.query)
      ? createRequest(next.query, next.options, next.document)
      : null;
    if (JSON.stringify(request) !== JSON.stringify(this.#state.asked)) this.#ask(request, next);
    else {
      this.#set(next);
      if (isMoved && isFresh(next)) this.#afterPaint(() => this.#fetchSpread());
    }
  };

  /** Asks again for what may have changed, or failed; what is listed stays until then. */
  readonly refresh = (): void => {
    const { asked } = this.#state;
    if (asked) this.#ask({ ...asked }, this.#state);
  };

  /** Waits for the answer to what is asked now. */
  settle(): Promise<void> {
    if (!this.#state.isLoading) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  /** A hit of the list, fetched where need be; undefined where the list has changed since. */
  async hitAt(index: number): Promise<SearchHit | undefined> {
    const { results } = this.#state;
    if (!results) return undefined;
    await this.fetchHits(pageOf(index, results.total));
    return this.#state.results?.hits === results.hits ? results.hits.at(index) : undefined;
  }

  /** Fetches what is missing of a stretch of the list. */
  readonly fetchHits = async (range: HitRange): Promise<void> => {
    const { results } = this.#state;
    const missing = isFresh(this.#state) ? results?.hits.missing(range) : null;
    if (!results || !missing) return;
    const turn = this.#turn;
    const key = `${turn} ${missing.from} ${missing.to}`;
    const running = this.#fetching.get(key) ?? this.#fetch(results, missing);
    this.#fetching.set(key, running);
    try {
      await running;
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    } finally {
      this.#fetching.delete(key);
    }
  };

  /** Fetches the counts of a document's sections. */
  readonly fetchSections = async (document: string): Promise<void> => {
    const { results } = this.#state;
    if (!results || !isFresh(this.#state) || results.sections.has(document)) return;
    const turn = this.#turn;
    // Noted as known, though empty, so that it is asked for once.
    this.#extend(turn, (last) => ({
      sections: new Map(last.sections).set(document, new Map()),
    }));
    try {
      const { sections } = await call('search.spread', { ...results.request, in: document });
      const totals = new Map(sections.map(({ block, total }) => [block, total]));
      this.#extend(turn, (last) => ({ sections: new Map(last.sections).set(document, totals) }));
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  };

  /** Tells of a failure beside the list. */
  readonly fail = (error: unknown): void => this.#fail(error);

  #set(state: SearchState): void {
    this.#state = state;
    for (const hear of this.#listeners) hear();
    if (state.isLoading) return;
    for (const resolve of this.#settled.splice(0)) resolve();
  }

  #ask(request: SearchRequest | null, next: SearchState): void {
    this.#turn += 1;
    this.#stopWaiting();
    if (!request) {
      const nothing = { asked: null, results: null, spread: null, failure: null };
      this.#set({ ...next, ...nothing, isLoading: false });
      return;
    }
    // On its way before anything is rendered.
    const answer = call('search.query', { ...request, limit: FIRST_HITS });
    this.#set({ ...next, asked: request, isLoading: true });
    if (this.#state.results?.key !== JSON.stringify(request)) this.#dropOldLater();
    void this.#receive(this.#turn, request, answer);
  }

  /** A list of hits says something of its own query only; for a moment it may bridge to the next. */
  #dropOldLater(): void {
    const timer = setTimeout(() => {
      const nothing = { results: null, spread: null, current: null, currentHit: null };
      this.#set({ ...this.#state, ...nothing });
    }, OLD_LIST_STAYS);
    this.#stopWaiting = () => clearTimeout(timer);
  }

  async #receive(
    turn: number,
    request: SearchRequest,
    answer: ReturnType<typeof call<'search.query'>>,
  ): Promise<void> {
    try {
      const { hits, ...rest } = await answer;
      if (turn !== this.#turn) return;
      const cache = new HitCache(rest.total);
      cache.add(0, hits);
      const results: Results = {
        ...rest,
        request,
        key: JSON.stringify(request),
        hits: cache,
        documents: undefined,
        sections: new Map(),
      };
      // After a refresh one is still at one's hit, unless the list is another.
      const isSame = this.#state.results?.total === rest.total;
      const place = isSame ? {} : { current: null, currentHit: null };
      this.#set({ ...this.#state, ...place, results, isLoading: false, failure: null });
      this.#afterPaint(() => void this.#followUp(turn));
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** What nobody waits for: asked one by one, so that the next key stroke finds the engine free. */
  async #followUp(turn: number): Promise<void> {
    const { results } = this.#state;
    if (turn !== this.#turn || !results) return;
    const { total } = results;
    await this.fetchHits(total <= SHORT_LIST ? { from: 0, to: total } : pageOf(0, total));
    if (turn !== this.#turn) return;
    await this.#fetchSpread();
    if (turn !== this.#turn) return;
    try {
      const documents = total === 0 ? [] : await call('search.documents', results.request);
      const totals = new Map(documents.map(({ document, total }) => [document, total]));
      this.#extend(turn, () => ({ documents: totals }));
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  async #fetchSpread(): Promise<void> {
    const { document, results } = this.#state;
    if (document === undefined || !results) return;
    const turn = this.#turn;
    try {
      const { blocks, sections } =
        results.total === 0
          ? { blocks: [], sections: [] }
          : await call('search.spread', { ...results.request, in: document });
      if (turn !== this.#turn || document !== this.#state.document) return;
      const totals = new Map(sections.map(({ block, total }) => [block, total]));
      this.#set({ ...this.#state, spread: { document, blocks, sections: totals } });
      this.#extend(turn, (last) => ({ sections: new Map(last.sections).set(document, totals) }));
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  async #fetch(results: Results, { from, to }: HitRange): Promise<void> {
    const range = { offset: from, limit: to - from };
    const { hits } = await call('search.query', { ...results.request, ...range });
    results.hits.add(from, hits);
    // The cache has grown in place; another object around it says so.
    if (this.#state.results?.hits === results.hits) this.#extend(this.#turn, () => ({}));
  }

  #extend(turn: number, change: (last: Results) => Partial<Results>): void {
    const { results } = this.#state;
    if (turn !== this.#turn || !results) return;
    this.#set({ ...this.#state, results: { ...results, ...change(results) } });
  }

  #fail(error: unknown): void {
    const failure =
      error instanceof CallError ? error : new CallError('internal', String(error), {});
    const show = () => {
      const nothing = { results: null, spread: null, current: null, currentHit: null };
      // What failed beside a list leaves the list.
      const kept = isFresh(this.#state) ? {} : nothing;
      this.#set({ ...this.#state, ...kept, isLoading: false, failure });
    };
    const rest = this.#typedAt + TYPING_RESTS - performance.now();
    if (!isQueryProblem(failure) || rest <= 0) {
      show();
      return;
    }
    this.#stopWaiting();
    this.#set({ ...this.#state, isLoading: false });
    const timer = setTimeout(show, rest);
    this.#stopWaiting = () => clearTimeout(timer);
  }

  #afterPaint(run: () => void): void {
    this.#stopWaiting();
    this.#stopWaiting = afterPaint(run);
  }
}
