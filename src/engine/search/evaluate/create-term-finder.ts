import type { Term } from '../../../shared/search/query.ts';
import { fold } from '../../../shared/text/folding.ts';
import type { CorpusPart } from '../corpus.ts';
import { FoldedFinder } from './folded-finder.ts';
import { createRegexFinder, createStrictFinder } from './original-finders.ts';
import type { RegexRunner } from './regex-runner.ts';
import type { TermFinder } from './term-finder.ts';

/**
 * @param term what to find
 * @param number its number among the terms of the query, which its hits carry
 * @param isStrict whether the whole query is compared without folding
 */
export function createTermFinder(
  part: CorpusPart,
  term: Term,
  number: number,
  { isStrict, regexRunner }: { isStrict: boolean; regexRunner: RegexRunner },
): TermFinder {
  if (term.kind === 'regex') return createRegexFinder(part, term, number, regexRunner);
  const text = term.text.trim();
  if (isStrict || term.strict) return createStrictFinder(part, text, number);
  return new FoldedFinder(part, fold(text).text, number);
}
