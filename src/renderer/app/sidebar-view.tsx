import { memo, useCallback, useEffect, useRef } from 'react';
import { LibraryList } from '../features/library/index.ts';
import { OutlineTree } from '../features/outline/index.ts';
import { useSectionTotals } from '../features/search/index.ts';
import { useMessages } from '../platform/language.tsx';
import { useCall } from '../platform/use-call.ts';
import { useReadingContent } from '../state/reading.tsx';
import { appMessages } from './messages.ts';
import styles from './sidebar-view.module.css';
import type { Sidebar } from './use-sidebar.ts';

export interface SidebarViewProps {
  sidebar: Sidebar;
  onOpen: (id: string) => void;
}

/** The library above the outline; on narrow windows a drawer that takes the focus and gives it back. */
export function SidebarView({ sidebar, onOpen }: SidebarViewProps) {
  const { isOpen, isDrawer, close } = sidebar;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen || !isDrawer) return undefined;
    const opener = document.activeElement;
    box.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [isOpen, isDrawer]);
  if (!isOpen) return null;
  return (
    <>
      {isDrawer && <div aria-hidden="true" className={styles.scrim} onPointerDown={close} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape works for everything within */}
      <div
        ref={box}
        className={styles.sidebar}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isDrawer) return;
          event.preventDefault();
          close();
        }}
      >
        <Contents onOpen={onOpen} onGo={close} />
      </div>
    </>
  );
}

interface ContentsProps {
  onOpen: (id: string) => void;
  onGo: () => void;
}

/** On its own, for a library may be long: neither a panel that opens nor scrolling renders it anew. */
const Contents = memo(function Contents({ onOpen, onGo }: ContentsProps) {
  const t = useMessages(appMessages);
  const { document } = useReadingContent();
  const library = useCall('document.list', {});
  const openAndGo = useCallback(
    (id: string) => {
      onOpen(id);
      onGo();
    },
    [onOpen, onGo],
  );
  return (
    <>
      <LibraryList documents={library.data ?? []} current={document.id} onOpen={openAndGo} />
      <nav aria-label={t('outline')} className={styles.outline}>
        <h2 className={styles.heading}>{t('outline')}</h2>
        <CountedOutline document={document.id} onGo={onGo} />
      </nav>
    </>
  );
});

/** On its own, so that a search doesn't render the library anew. */
function CountedOutline({ document, onGo }: { document: string; onGo: () => void }) {
  return <OutlineTree totals={useSectionTotals(document)} onGo={onGo} />;
}
