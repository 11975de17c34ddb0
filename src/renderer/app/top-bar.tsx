import { memo } from 'react';
import { SearchBox } from '../features/search/index.ts';
import { SettingsButton } from '../features/settings/index.ts';
import { useMessages } from '../platform/language.tsx';
import { useCommand } from '../state/commands.tsx';
import { formatKeys } from '../state/keys.ts';
import { usePanel } from '../state/panel.tsx';
import { useReading } from '../state/reading.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { BookmarkIcon, CommandIcon, OutlineIcon, PrintIcon } from '../ui/icons.tsx';
import { appMessages } from './messages.ts';
import styles from './top-bar.module.css';
import { type DialogName, dialogKeys } from './use-dialogs.ts';
import type { Sidebar } from './use-sidebar.ts';

export interface TopBarProps {
  sidebar: Sidebar;
  onOpenDialog: (dialog: DialogName) => void;
}

/** The quiet bar above the text; a panel that opens leaves it alone. */
export const TopBar = memo(function TopBar({ sidebar, onOpenDialog }: TopBarProps) {
  const t = useMessages(appMessages);
  return (
    <header className={styles.bar}>
      <OutlineToggle sidebar={sidebar} />
      <RunningTitle />
      <div className={styles.search}>
        <SearchBox />
      </div>
      <div className={styles.tools}>
        <AnnotationsToggle />
        <IconButton
          label={t('print')}
          keys={formatKeys(dialogKeys.print)}
          aria-haspopup="dialog"
          onPress={() => onOpenDialog('print')}
        >
          <PrintIcon />
        </IconButton>
        <SettingsButton />
        <IconButton
          label={t('palette')}
          keys={formatKeys(dialogKeys.palette)}
          aria-haspopup="dialog"
          onPress={() => onOpenDialog('palette')}
        >
          <CommandIcon />
        </IconButton>
      </div>
    </header>
  );
});

const OUTLINE_KEYS = 'Mod+B';

function OutlineToggle({ sidebar }: { sidebar: Sidebar }) {
  const t = useMessages(appMessages);
  useCommand({
    id: 'outline.toggle',
    title: t('toggleOutline'),
    keys: OUTLINE_KEYS,
    run: sidebar.toggle,
  });
  return (
    <IconButton
      label={t('outline')}
      keys={formatKeys(OUTLINE_KEYS)}
      aria-expanded={sidebar.isOpen}
      onPress={sidebar.toggle}
    >
      <OutlineIcon />
    </IconButton>
  );
}

/** The document's title, once its own stands above the window. */
function RunningTitle() {
  const { document, currentBlock } = useReading();
  const isPast = document.blocks[0]?.id !== currentBlock;
  return (
    <p lang={document.language} className={styles.title} data-shown={isPast} aria-hidden={!isPast}>
      {document.title}
    </p>
  );
}

function AnnotationsToggle() {
  const t = useMessages(appMessages);
  const panel = usePanel();
  const isOpen = panel.open === 'annotations';
  return (
    <IconButton
      label={t('annotations')}
      aria-expanded={isOpen}
      onPress={() => (isOpen ? panel.close() : panel.show('annotations'))}
    >
      <BookmarkIcon />
    </IconButton>
  );
}
