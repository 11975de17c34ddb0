import { lastAtMost, SPAN_FIELDS, type TextStore } from '../text/text-store.ts';
import { standsAt } from './scan.ts';

/**
 * Where one character's folded form holds a unit twice (ﬀ is ff, Ⅲ is iii), matches at both places
 * stand for the same original start, and only the first is a hit. Such places are few.
 */
export class Repeats {
  /** First units of matches that may be surplus. */
  readonly #concerned = new Set<number>();
  /** Spans looked at. */
  #count = 0;

  /** Looks at what a store has more than it had the last time. */
  extend({ spans, units }: TextStore): void {
    for (; this.#count < spans.count; this.#count += 1) {
      const start = spans.fields[this.#count * SPAN_FIELDS] ?? 0;
      const length = spans.fields[this.#count * SPAN_FIELDS + 1] ?? 0;
      for (let at = start + 1; at < start + length; at += 1) {
        const unit = units[at] ?? 0;
        if (units.subarray(start, at).includes(unit)) this.#concerned.add(unit);
      }
    }
  }

  /** Whether any match of the query might be one too many. */
  concern(query: string): boolean {
    return this.#concerned.has(query.charCodeAt(0));
  }
}

/** Whether a match at a position is one too many. */
export function isSurplus({ spans, units }: TextStore, query: string, position: number): boolean {
  const span = lastAtMost(spans.fields, position, spans.count, SPAN_FIELDS);
  const start = spans.fields[span * SPAN_FIELDS] ?? 0;
  const length = spans.fields[span * SPAN_FIELDS + 1] ?? 0;
  if (span < 0 || position >= start + length) return false;
  for (let at = start; at < position; at += 1) {
    if (standsAt(units, query, at)) return true;
  }
  return false;
}
