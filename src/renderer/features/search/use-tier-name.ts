import type { SearchTier } from '../../../shared/search/contract.ts';
import { useMessages } from '../../platform/language.tsx';
import { searchMessages } from './messages.ts';
import { useSearchState } from './search-provider.tsx';

/** What names the tiers of the list. */
export function useTierName(): (tier: SearchTier) => string {
  const t = useMessages(searchMessages);
  const together = useSearchState(({ results }) => results?.request.together ?? 'paragraph');
  return (tier) => (tier === 'terms' ? t(`tier-terms-${together}`) : t(`tier-${tier}`));
}
