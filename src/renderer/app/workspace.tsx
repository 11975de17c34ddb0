import { memo, useRef } from 'react';
import type { Position } from '../../shared/contract.ts';
import {
  AnnotationsPanel,
  SelectionBar,
  useParagraphBookmarks,
} from '../features/annotations/index.ts';
import { Reader } from '../features/reader/index.ts';
import { SearchInText, SearchPanel } from '../features/search/index.ts';
import { useTextSizeCommands } from '../features/settings/index.ts';
import { useMessages } from '../platform/language.tsx';
import { usePanel } from '../state/panel.tsx';
import { Dialogs } from './dialogs.tsx';
import { appMessages } from './messages.ts';
import { SidePanel } from './side-panel.tsx';
import { SidebarView } from './sidebar-view.tsx';
import { TopBar } from './top-bar.tsx';
import { useDialogs } from './use-dialogs.ts';
import { useSidebar } from './use-sidebar.ts';
import styles from './workspace.module.css';

export interface WorkspaceProps {
  position: Position | null;
  /** Opens another document by its id. */
  onOpen: (id: string) => void;
}

/** The open document with everything around it. */
export function Workspace({ position, onOpen }: WorkspaceProps) {
  const t = useMessages(appMessages);
  const panel = usePanel();
  const sidebar = useSidebar();
  const dialogs = useDialogs();
  const main = useRef<HTMLElement>(null);
  useTextSizeCommands();
  return (
    <>
      <button
        type="button"
        className={styles.skip}
        // A link would scroll to the top of the text as well.
        onClick={() => main.current?.focus({ preventScroll: true })}
      >
        {t('skip')}
      </button>
      <TopBar sidebar={sidebar} onOpenDialog={dialogs.show} />
      <div className={styles.columns}>
        <SidebarView sidebar={sidebar} onOpen={onOpen} />
        <main ref={main} tabIndex={-1} className={styles.main}>
          <Text position={position} />
          <SearchInText />
        </main>
        {panel.open !== null && (
          <SidePanel>{panel.open === 'search' ? <SearchPanel /> : <AnnotationsPanel />}</SidePanel>
        )}
      </div>
      <SelectionBar />
      <Dialogs open={dialogs.open} onClose={dialogs.close} />
    </>
  );
}

/** On its own, so that a new bookmark doesn't render the frame anew, nor a panel the text. */
const Text = memo(function Text({ position }: { position: Position | null }) {
  const { bookmarked, toggle } = useParagraphBookmarks();
  return <Reader position={position} bookmarked={bookmarked} onNumber={toggle} />;
});
