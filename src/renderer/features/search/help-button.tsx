import { lazy, type RefObject, Suspense, useRef, useState } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { searchMessages } from './messages.ts';
import styles from './search-box.module.css';

// Loaded when first wanted: the text comes before it.
const QueryHelp = lazy(() => import('./query-help.tsx'));

/** Opens the help on the query language. */
export function HelpButton({ box }: { box: RefObject<HTMLInputElement | null> }) {
  const t = useMessages(searchMessages);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={t('help')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5.75 6a2.25 2.25 0 1 1 3.2 2c-.65.35-.95.75-.95 1.5M8 12v.1" />
        </svg>
      </button>
      {isOpen && (
        <Suspense>
          <QueryHelp button={button} box={box} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
