import type { TextRange } from '../../../shared/document/model.ts';
import type { RegexTerm, Term, TextTerm } from '../../../shared/search/query.ts';
import { countCodePoints } from '../../../shared/text/code-points.ts';
import { type FoldedText, fold, toOriginalRange } from '../../../shared/text/folding.ts';
import type { RegexRunner } from '../evaluate/regex-runner.ts';
import { findStrictly } from '../evaluate/strict-text.ts';
import { buildStore } from '../text/build-text.ts';

/** Short texts, each with an owner, that may hold the terms of a query. */
export interface Texts {
  /**
   * Whether any text of an owner holds a term.
   * @throws ZhujianError `query-too-slow`
   */
  hold(term: Term, owner: number): boolean;
  /** The first text of an owner that holds one of some terms, and where; code points. */
  first(terms: readonly TextTerm[], owner: number): { text: string; range: TextRange } | undefined;
}

/** @param texts by owner */
export function createTexts(
  texts: readonly (readonly string[])[],
  { isStrict, regexRunner }: { isStrict: boolean; regexRunner: RegexRunner },
): Texts {
  const folded = new Map<string, FoldedText>();
  const matching = new Map<RegexTerm, ReadonlySet<number>>();

  function find(text: string, term: TextTerm): TextRange | undefined {
    const wanted = term.text.trim();
    if (term.strict || isStrict) return wanted === '' ? undefined : findStrict(text, wanted);
    const query = fold(wanted).text;
    if (query === '') return undefined;
    const known = folded.get(text) ?? fold(text);
    folded.set(text, known);
    const start = known.text.indexOf(query);
    return start < 0 ? undefined : toOriginalRange(known, start, start + query.length);
  }

  function ownersMatching(term: RegexTerm): ReadonlySet<number> {
    const known = matching.get(term) ?? findOwners(texts, term, regexRunner);
    matching.set(term, known);
    return known;
  }

  return {
    hold(term, owner) {
      if (term.kind === 'regex') return ownersMatching(term).has(owner);
      return (texts[owner] ?? []).some((text) => find(text, term) !== undefined);
    },
    first(terms, owner) {
      for (const text of texts[owner] ?? []) {
        const [range] = terms
          .flatMap((term) => find(text, term) ?? [])
          .sort((a, b) => a.start - b.start);
        if (range) return { text, range };
      }
      return undefined;
    },
  };
}

function findStrict(text: string, wanted: string): TextRange | undefined {
  const [start] = findStrictly(text, wanted)[0] ?? [];
  if (start === undefined) return undefined;
  const offset = countCodePoints(text.slice(0, start));
  return { start: offset, end: offset + countCodePoints(wanted) };
}

/** Has all texts matched at once, since each call has its price. */
function findOwners(
  texts: readonly (readonly string[])[],
  term: RegexTerm,
  runner: RegexRunner,
): ReadonlySet<number> {
  const blocks = texts.flatMap((own, owner) => own.map((text) => ({ owner, text })));
  const store = buildStore([
    {
      ...{ id: '', hash: '', title: '' },
      blocks: blocks.map(({ text }, at) => ({ id: `b${at + 1}`, kind: 'paragraph', text })),
    },
  ]);
  const owners = new Set<number>();
  runner.run(term, store, Uint32Array.from(blocks.keys()), (block) => {
    const owner = blocks[block]?.owner;
    if (owner !== undefined) owners.add(owner);
  });
  return owners;
}
