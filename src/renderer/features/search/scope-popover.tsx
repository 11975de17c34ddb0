import type { RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useMessages } from '../../platform/language.tsx';
import { useReadingContent } from '../../state/reading.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { optionMessages } from './messages.ts';
import styles from './scope-popover.module.css';
import { listSections, toggleSection } from './scope-tree.ts';
import type { SearchOptions } from './search-options.ts';
import { useSearch, useSearchState } from './search-provider.tsx';

export interface ScopePopoverProps {
  /** What it hangs on. */
  button: RefObject<HTMLElement | null>;
  onOpenChange: (isOpen: boolean) => void;
}

/** Where to search: everywhere, in the open document, or in some of its sections. */
export default function ScopePopover({ button, onOpenChange }: ScopePopoverProps) {
  const t = useMessages(optionMessages);
  const { store } = useSearch();
  const { scope, sections } = useSearchState((state) => state.options);
  const { document } = useReadingContent();
  const choose = (options: Partial<SearchOptions>) => store.dispatch({ type: 'choose', options });
  const isNarrowed = scope === 'sections' && sections.length > 0;
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={button}
      isOpen
      onOpenChange={onOpenChange}
      placement="bottom start"
      offset={6}
    >
      <Dialog aria-label={t('scope')} className={styles.dialog ?? ''} data-search="">
        <RadioGroup
          label={t('scope')}
          value={isNarrowed ? 'sections' : scope}
          options={[
            { value: 'library', label: t('scope-library') },
            { value: 'document', label: t('scope-document') },
          ]}
          onChange={(next: SearchOptions['scope']) => choose({ scope: next })}
        />
        <p id="search-scope-sections" className={styles.label}>
          {t('sectionsOf', { title: document.title })}
        </p>
        <SectionTree
          chosen={isNarrowed ? sections : []}
          onChange={(next) =>
            choose({ scope: next.length > 0 ? 'sections' : 'library', sections: next })
          }
        />
      </Dialog>
    </Popover>
  );
}

interface SectionTreeProps {
  chosen: SearchOptions['sections'];
  onChange: (chosen: SearchOptions['sections']) => void;
}

/** The open document's sections; a chosen one takes those below it along. */
function SectionTree({ chosen, onChange }: SectionTreeProps) {
  const t = useMessages(optionMessages);
  const { document, outline } = useReadingContent();
  const rows = listSections(document.id, outline, chosen);
  if (rows.length === 0) return <p className={styles.label}>{t('noSections')}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a layout of its own
    <div role="group" aria-labelledby="search-scope-sections" className={styles.sections}>
      {rows.map(({ entry, state }) => (
        <label
          key={entry.block}
          className={styles.section}
          style={{ paddingInlineStart: `${(entry.level - 1) * 1.25}rem` }}
        >
          <input
            type="checkbox"
            className={styles.box}
            checked={state !== 'open'}
            disabled={state === 'inherited'}
            onChange={() => onChange(toggleSection(document.id, entry, chosen))}
          />
          <span lang={entry.title ? document.language : undefined}>
            {entry.title || t('opening')}
          </span>
        </label>
      ))}
    </div>
  );
}
