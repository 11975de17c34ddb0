import { useMessages } from '../../platform/language.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { optionMessages } from './messages.ts';
import styles from './search-controls.module.css';
import type { ChosenSection } from './search-options.ts';
import { useSearch, useSearchState } from './search-provider.tsx';

/** The sections that the search is narrowed to, each to be taken away. */
export function ScopeChips() {
  const t = useMessages(optionMessages);
  const { store } = useSearch();
  const { scope, sections } = useSearchState((state) => state.options);
  if (scope !== 'sections' || sections.length === 0) return null;

  function remove(section: ChosenSection): void {
    const rest = sections.filter((other) => other !== section);
    const options = rest.length === 0 ? { scope: 'library' as const } : {};
    store.dispatch({ type: 'choose', options: { ...options, sections: rest } });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a layout of its own
    <div role="group" aria-label={t('sections')} className={styles.chips}>
      {sections.map((section) => (
        <button
          key={`${section.document} ${section.block}`}
          type="button"
          className={styles.chip}
          aria-label={t('remove', { title: section.title || t('opening') })}
          onClick={() => remove(section)}
        >
          <span>{section.title || t('opening')}</span>
          <CloseIcon />
        </button>
      ))}
    </div>
  );
}
