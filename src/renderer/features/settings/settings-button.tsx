import { lazy, Suspense, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useMessages } from '../../platform/language.tsx';
import { useCommand } from '../../state/commands.tsx';
import { formatKeys } from '../../state/keys.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TypeIcon } from '../../ui/icons.tsx';
import { settingsMessages } from './messages.ts';
import styles from './settings-button.module.css';

const SettingsForm = lazy(() => import('./settings-form.tsx'));

const KEYS = 'Mod+,';

/** Opens the display settings beside the text, so that one sees what they do. */
export function SettingsButton() {
  const t = useMessages(settingsMessages);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useCommand({
    id: 'settings.open',
    title: t('settings'),
    keys: KEYS,
    run: () => setOpen(true),
  });
  return (
    <>
      <IconButton
        ref={button}
        label={t('settings')}
        keys={formatKeys(KEYS)}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onPress={() => setOpen(!isOpen)}
      >
        <TypeIcon />
      </IconButton>
      <Popover
        className={styles.popover ?? ''}
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="bottom end"
        offset={8}
      >
        <Dialog aria-label={t('settings')} className={styles.dialog ?? ''}>
          <Suspense>
            <SettingsForm />
          </Suspense>
        </Dialog>
      </Popover>
    </>
  );
}
