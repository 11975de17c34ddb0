import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Input, TextField } from 'react-aria-components/TextField';
import { useMessages } from '../platform/language.tsx';
import { type Command, useCommands } from '../state/commands.tsx';
import { formatKeys } from '../state/keys.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { appMessages } from './messages.ts';
import styles from './palette.module.css';

export interface PaletteProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** All commands by name, with their keys. */
export default function Palette({ isOpen, onOpenChange }: PaletteProps) {
  const t = useMessages(appMessages);
  const commands = useCommands().filter(({ id }) => id !== 'palette.open');
  const { contains } = useFilter({ sensitivity: 'base' });

  function run(command: Command): void {
    onOpenChange(false);
    // The dialog gives the focus back first: a command may want to move it.
    requestAnimationFrame(() => command.run());
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('palette')}
      heading="hidden"
      size="medium"
    >
      <Autocomplete filter={contains}>
        <TextField autoFocus aria-label={t('paletteInput')} className={styles.field ?? ''}>
          <SearchIcon />
          <Input placeholder={t('paletteInput')} className={styles.input ?? ''} />
        </TextField>
        <Menu
          aria-label={t('palette')}
          className={styles.list ?? ''}
          items={commands}
          renderEmptyState={() => <p className={styles.empty}>{t('paletteEmpty')}</p>}
        >
          {(command) => (
            <MenuItem
              id={command.id}
              textValue={command.title}
              className={styles.command ?? ''}
              onAction={() => run(command)}
            >
              <span>{command.title}</span>
              {command.keys && <kbd className={styles.keys}>{formatKeys(command.keys)}</kbd>}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
