import type { SearchHit, SearchTier } from '../../../shared/search/contract.ts';

/** The headings that stand above a hit in the list; undefined where the one before has them. */
export interface HitHeadings {
  tier: SearchTier | undefined;
  document: string | undefined;
  section: { block: string; path: readonly string[] } | undefined;
}

/**
 * What begins with a hit: a tier, a document, a section. A new one of these begins all below it.
 *
 * @param hit a hit
 * @param previous the one before it in the list; undefined for the first
 */
export function headingsAbove(hit: SearchHit, previous: SearchHit | undefined): HitHeadings {
  const isTier = hit.tier !== previous?.tier;
  const isDocument = isTier || hit.document !== previous?.document;
  const isSection = isDocument || hit.section !== previous?.section;
  return {
    tier: isTier ? hit.tier : undefined,
    document: isDocument ? hit.document : undefined,
    section: isSection ? { block: hit.section, path: hit.path } : undefined,
  };
}
