import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
} from 'react';
import type { Settings } from '../../shared/contract.ts';
import { call } from '../platform/client.ts';
import { useCall } from '../platform/use-call.ts';
import { useToast } from '../ui/toast.tsx';

export interface SettingsState {
  /** Undefined until they are known. */
  settings: Settings | undefined;
  /** Whether they are known, or can't be. */
  isReady: boolean;
  /** Shows a change at once and saves it; takes it back, with words, where it can't be saved. */
  update(change: Partial<Settings>): void;
}

const SettingsContext = createContext<SettingsState | null>(null);

/** Keeps the settings, and lays them on the page. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const { data: settings, isPending } = useCall('settings.get', {});
  const client = useQueryClient();
  const toast = useToast();
  useLayoutEffect(() => {
    if (settings) applySettings(settings);
  }, [settings]);

  const update = useCallback(
    async (change: Partial<Settings>) => {
      const key = ['settings.get', {}];
      const before = client.getQueryData<Settings>(key);
      if (before) client.setQueryData(key, { ...before, ...change });
      try {
        client.setQueryData(key, await call('settings.update', change));
        if (change.language) await client.invalidateQueries({ queryKey: ['app.info'] });
      } catch (error) {
        client.setQueryData(key, before);
        toast.show({ text: error instanceof Error ? error.message : String(error), tone: 'error' });
      }
    },
    [client, toast],
  );
  const state = useMemo(
    () => ({ settings, isReady: !isPending, update }),
    [settings, isPending, update],
  );
  return <SettingsContext value={state}>{children}</SettingsContext>;
}

/** The settings, and what changes them. */
export function useSettings(): SettingsState {
  const state = useContext(SettingsContext);
  if (!state) throw new Error('useSettings needs a SettingsProvider above it');
  return state;
}

/** Lays settings on a page: its theme, its size of text and its length of line. */
export function applySettings(settings: Settings, root: HTMLElement = document.documentElement) {
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  root.style.setProperty('--text-size', `${settings.fontSize}px`);
  root.style.setProperty('--line-chars', String(settings.lineWidth));
}
