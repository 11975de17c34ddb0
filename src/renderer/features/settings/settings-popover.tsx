import type { RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useMessages } from '../../platform/language.tsx';
import { settingsMessages } from './messages.ts';
import styles from './settings-button.module.css';
import { SettingsForm } from './settings-form.tsx';

export interface SettingsPopoverProps {
  /** What it hangs on. */
  button: RefObject<HTMLElement | null>;
  onOpenChange: (isOpen: boolean) => void;
}

/** The display settings beside the text, so that one sees what they do. */
export default function SettingsPopover({ button, onOpenChange }: SettingsPopoverProps) {
  const t = useMessages(settingsMessages);
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={button}
      isOpen
      onOpenChange={onOpenChange}
      placement="bottom end"
      offset={8}
    >
      <Dialog aria-label={t('settings')} className={styles.dialog ?? ''}>
        <SettingsForm />
      </Dialog>
    </Popover>
  );
}
