import { lastAtMost, SPAN_FIELDS, type TextStore } from '../text/text-store.ts';
import { standsAt } from './scan.ts';

/**
 * Where one character's folded form holds a unit twice (ﬀ is ff, Ⅲ is iii), matches at both places
 * stand for the same original start, and only the first is a hit. Such places are few.
 */
export interface Repeats {
  /** Whether any match of the query might be one too many. */
  concern(query: string): boolean;
  /** Whether a match at a position is one too many. */
  isSurplus(query: string, position: number): boolean;
}

/** Collects the repeats of a store. */
export function findRepeats({ spans, units }: TextStore): Repeats {
  /** First units of matches that may be surplus. */
  const concerned = new Set<number>();
  for (let span = 0; span < spans.count; span += 1) {
    const start = spans.fields[span * SPAN_FIELDS] ?? 0;
    const length = spans.fields[span * SPAN_FIELDS + 1] ?? 0;
    for (let at = start + 1; at < start + length; at += 1) {
      const unit = units[at] ?? 0;
      const isRepeated = units.subarray(start, at).includes(unit);
      if (isRepeated) concerned.add(unit);
    }
  }

  function isSurplus(query: string, position: number): boolean {
    const span = lastAtMost(spans.fields, position, spans.count, SPAN_FIELDS);
    const start = spans.fields[span * SPAN_FIELDS] ?? 0;
    const length = spans.fields[span * SPAN_FIELDS + 1] ?? 0;
    if (span < 0 || position >= start + length) return false;
    for (let at = start; at < position; at += 1) {
      if (standsAt(units, query, at)) return true;
    }
    return false;
  }

  return { concern: (query) => concerned.has(query.charCodeAt(0)), isSurplus };
}
