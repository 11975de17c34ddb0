import { lazy, Suspense, useRef, useState } from 'react';
import { useMessages } from '../../platform/language.tsx';
import { useCommand } from '../../state/commands.tsx';
import { formatKeys } from '../../state/keys.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TypeIcon } from '../../ui/icons.tsx';
import { settingsMessages } from './messages.ts';

// Loaded when first wanted: the text comes before it.
const SettingsPopover = lazy(() => import('./settings-popover.tsx'));

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
      {isOpen && (
        <Suspense>
          <SettingsPopover button={button} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
