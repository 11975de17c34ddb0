import { useEffect } from 'react';
import type { DocumentMetadata } from '../../../shared/document/model.ts';
import type { SearchHit, SearchTier } from '../../../shared/search/contract.ts';
import { useMessages } from '../../platform/language.tsx';
import { HeadingPath } from '../../ui/heading-path.tsx';
import type { HitHeadings } from './grouping.ts';
import styles from './hit-heading.module.css';
import { searchMessages } from './messages.ts';
import { useSearch, useSearchState } from './search-provider.tsx';
import { useTierName } from './use-tier-name.ts';

export interface HitHeadingProps {
  headings: HitHeadings;
  hit: SearchHit;
  /** The hit's document, as the library has it. */
  document: DocumentMetadata | undefined;
}

/** What stands above the first hit of a tier, a document, a section. */
export function HitHeading({ headings, hit, document }: HitHeadingProps) {
  return (
    <>
      {headings.tier !== undefined && <TierHeading tier={headings.tier} />}
      {headings.document !== undefined && (
        <DocumentHeading id={headings.document} document={document} />
      )}
      {headings.section !== undefined && (
        <SectionHeading hit={hit} lang={document?.language ?? 'zh-CN'} />
      )}
    </>
  );
}

/** Where all hits are exact, there is nothing to tell apart. */
function TierHeading({ tier }: { tier: SearchTier }) {
  const nameTier = useTierName();
  const tiers = useSearchState(({ results }) => results?.tiers);
  if (!tiers || (tiers.length === 1 && tier === 'exact')) return null;
  return (
    <h3 className={styles.tier}>
      <span>{nameTier(tier)}</span>
      <Figure total={tiers.find((other) => other.tier === tier)?.total} />
    </h3>
  );
}

function DocumentHeading({ id, document }: { id: string; document: DocumentMetadata | undefined }) {
  const total = useSearchState(({ results }) => results?.documents?.get(id));
  return (
    <h3 className={styles.document}>
      <span lang={document?.language}>{document?.title ?? id}</span>
      <Figure total={total} ofAllTiers />
    </h3>
  );
}

/** Rest before the counts of another document are fetched: one scrolls past many. Milliseconds. */
const SCROLLING_RESTS = 150;

function SectionHeading({ hit, lang }: { hit: SearchHit; lang: string }) {
  const t = useMessages(searchMessages);
  const { store } = useSearch();
  const { document, section, path } = hit;
  const total = useSearchState(({ results }) => results?.sections.get(document)?.get(section));
  // Those of the open document come unasked.
  const isOther = useSearchState((state) => state.document !== document);
  useEffect(() => {
    if (!isOther) return undefined;
    const timer = setTimeout(() => void store.fetchSections(document), SCROLLING_RESTS);
    return () => clearTimeout(timer);
  }, [store, document, isOther]);
  return (
    <h4 className={styles.section}>
      <HeadingPath path={path} lang={lang} opening={t('opening')} />
      <Figure total={total} ofAllTiers />
    </h4>
  );
}

/** A count; not one that takes in other tiers than the one that it would stand under. */
function Figure({ total, ofAllTiers }: { total: number | undefined; ofAllTiers?: boolean }) {
  const t = useMessages(searchMessages);
  const isMixed = useSearchState(({ results }) => (results?.tiers.length ?? 0) > 1);
  if (total === undefined || (ofAllTiers && isMixed)) return null;
  return <span className={styles.figure}>{t('figure', { count: total })}</span>;
}
