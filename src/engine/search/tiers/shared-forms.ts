import { SPAN_FIELDS, type TextStore } from '../text/text-store.ts';
import { isSurrogate } from './code-points.ts';

const known = new WeakMap<TextStore, Uint32Array>();

/**
 * The places of a store where several folded characters stand for the same original ones (㍿, Ⅲ).
 * Found in one pass over its spans, once for each store.
 *
 * @returns their starts and ends in turn, ascending
 */
export function findSharedForms(store: TextStore): Uint32Array {
  const remembered = known.get(store);
  if (remembered) return remembered;
  const { count, fields } = store.spans;
  const shared: number[] = [];
  for (let at = 0; at < count * SPAN_FIELDS; at += SPAN_FIELDS) {
    const length = fields[at + 1] ?? 0;
    if (length < 2) continue;
    const start = fields[at] ?? 0;
    const isOneCharacter = length === 2 && isSurrogate(store.units[start] ?? 0);
    if (!isOneCharacter) shared.push(start, start + length);
  }
  const found = Uint32Array.from(shared);
  known.set(store, found);
  return found;
}
