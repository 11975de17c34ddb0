import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { optionMessages } from './messages.ts';
import styles from './search-controls.module.css';
import { hasSeveralWords, type SearchOptions } from './search-options.ts';
import { useSearch, useSearchState } from './search-provider.tsx';

// Loaded when first wanted: the results come before it.
const ScopePopover = lazy(() => import('./scope-popover.tsx'));

/** What narrows and orders the search: small, for most people never need it. */
export function SearchControls() {
  const t = useMessages(optionMessages);
  const { store } = useSearch();
  const options = useSearchState((state) => state.options);
  const isPlural = useSearchState((state) => hasSeveralWords(state.query));
  const choose = (change: Partial<SearchOptions>) =>
    store.dispatch({ type: 'choose', options: change });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a layout of its own
    <div role="group" aria-label={t('options')} className={styles.controls}>
      <ScopeButton options={options} />
      <Choice
        label={t('order')}
        value={options.order}
        values={['text', 'relevance']}
        nameOf={(value) => t(`order-${value}`)}
        onChange={(order) => choose({ order })}
      />
      {isPlural && (
        <Choice
          label={t('together')}
          value={options.together}
          values={['paragraph', 'section']}
          nameOf={(value) => t(`together-${value}`)}
          onChange={(together) => choose({ together })}
        />
      )}
      <button
        type="button"
        className={styles.control}
        aria-pressed={options.strict}
        title={t('strictHint')}
        onClick={() => choose({ strict: !options.strict })}
      >
        {t('strict')}
      </button>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  values: readonly Value[];
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({
  label,
  value,
  values,
  nameOf,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      className={`${styles.control} ${styles.select}`}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = values.find((other) => other === currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    >
      {values.map((other) => (
        <option key={other} value={other}>
          {nameOf(other)}
        </option>
      ))}
    </select>
  );
}

function ScopeButton({ options }: { options: SearchOptions }) {
  const t = useMessages(optionMessages);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const count = options.sections.length;
  const isNarrowed = options.scope === 'sections' && count > 0;
  const name = isNarrowed
    ? t('scope-sections', { count })
    : t(options.scope === 'document' ? 'scope-document' : 'scope-library');
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${styles.control} ${styles.select}`}
        aria-labelledby={`${id}-label ${id}-name`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span id={`${id}-label`} hidden>
          {t('scope')}
        </span>
        <span id={`${id}-name`}>{name}</span>
      </button>
      {isOpen && (
        <Suspense>
          <ScopePopover button={button} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
