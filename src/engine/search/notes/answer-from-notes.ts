import type { Output, ParsedInput } from '../../../shared/contract.ts';
import type { SearchHit } from '../../../shared/search/contract.ts';
import type { AnswerMethod } from '../protocol.ts';

/**
 * Answers the contract's questions about hits in notes, which are few and all at hand.
 *
 * @param hits all of them, in order
 */
export function answerFromNotes<M extends AnswerMethod>(
  method: M,
  input: ParsedInput<M>,
  hits: readonly SearchHit[],
): Output<M>;
export function answerFromNotes(
  method: AnswerMethod,
  input: ParsedInput<AnswerMethod>,
  hits: readonly SearchHit[],
): Output<AnswerMethod> {
  const total = hits.length;
  if ('limit' in input) {
    const end = input.limit === 0 ? total : input.offset + input.limit;
    const tiers = total === 0 ? [] : [{ tier: 'exact' as const, total }];
    return { total, tiers, suggestions: [], hits: hits.slice(input.offset, end) };
  }
  if (method === 'search.documents') {
    const totals = countBy(hits, ({ document }) => document);
    return totals.map(([document, total]) => ({ document, total }));
  }
  const inside = hits.filter(({ document }) => 'in' in input && document === input.in);
  if (method === 'search.places') {
    return inside.map(({ block, start, end }) => ({ block, start, end }));
  }
  if (method === 'search.spread') {
    const blocks = countBy(inside, ({ block }) => block);
    const sections = countBy(
      inside.filter(({ section }) => section !== ''),
      ({ section }) => section,
    );
    return { blocks: blocks.map(toTotal), sections: sections.map(toTotal) };
  }
  const here = hits.findIndex(({ document }) => 'in' in input && document === input.in);
  return { index: here < 0 ? total : here, total };
}

function toTotal([block, total]: [string, number]) {
  return { block, total };
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts];
}
