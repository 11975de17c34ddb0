import { useMessages } from '../../platform/language.tsx';
import { useCommand } from '../../state/commands.tsx';
import { useSettings } from '../../state/settings.tsx';
import { textSizeMessages } from './messages.ts';

/** The size that a fresh installation has, and the step and limits of the commands. CSS pixels. */
const USUAL = 19;
const STEP = 1;
const SMALLEST = 14;
const LARGEST = 32;

/** The commands that change the size of the text. */
export function useTextSizeCommands(): void {
  const t = useMessages(textSizeMessages);
  const { settings, update } = useSettings();
  const size = settings?.fontSize;
  const set = (next: number) => update({ fontSize: Math.min(LARGEST, Math.max(SMALLEST, next)) });
  useCommand({
    id: 'text.larger',
    title: t('larger'),
    keys: 'Mod+=',
    enabled: size !== undefined && size < LARGEST,
    run: () => set((size ?? USUAL) + STEP),
  });
  useCommand({
    id: 'text.smaller',
    title: t('smaller'),
    keys: 'Mod+-',
    enabled: size !== undefined && size > SMALLEST,
    run: () => set((size ?? USUAL) - STEP),
  });
  useCommand({
    id: 'text.reset',
    title: t('reset'),
    keys: 'Mod+0',
    enabled: size !== undefined,
    run: () => set(USUAL),
  });
}
