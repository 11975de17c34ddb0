import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import styles from './announce.module.css';

type Announce = (text: string) => void;
const AnnounceContext = createContext<Announce | null>(null);

/** Holds the page's polite live region. */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback(
    (text: string) => setSaid((last) => ({ text, turn: last.turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div aria-live="polite" aria-atomic="true" className={styles.region}>
        {/* A new element each time, so that the same words are said again. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnounceContext>
  );
}

/** What tells a screen reader something, without moving the focus. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  if (!announce) throw new Error('useAnnounce needs an AnnounceProvider above it');
  return announce;
}
