import { fold } from '../../../../shared/text/folding.ts';
import type { Corpus, FoldedHits } from '../../corpus.ts';
import { suggestTexts } from '../../tiers/near-miss.ts';
import type { TolerantTools } from '../tolerant-tiers.ts';

/** What stands in for pinyin: one word is spelt `ren`. */
export function pinyinText(text: string): string | null {
  return text === 'ren' ? '人' : null;
}

/** What stands in for near misses: of four characters or more, the first one. */
export function nearText(text: string): string | null {
  const points = Array.from(fold(text).text);
  return points.length >= 4 ? (points[0] ?? null) : null;
}

export const toolDoubles: TolerantTools = {
  pinyin: (corpus, text) => findAll(corpus, pinyinText(text)),
  near: (corpus, text) => findAll(corpus, nearText(text)),
  suggest: suggestTexts,
};

function findAll({ parts }: Corpus, text: string | null): FoldedHits[] {
  if (text === null) return [];
  return parts.map((part) => {
    const { starts } = part.part.find(text, 0);
    return { part, starts, ends: starts.map((start) => start + text.length) };
  });
}
