import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ClientProvider } from '../platform/client-provider.tsx';
import { LanguageProvider } from '../platform/language.tsx';
import { AnnounceProvider } from '../state/announce.tsx';
import { CommandProvider } from '../state/commands.tsx';
import { PanelProvider } from '../state/panel.tsx';
import { SettingsProvider } from '../state/settings.tsx';
import { ToastProvider } from '../ui/toast.tsx';

/** What the whole page relies on, from the connection outward. */
export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <ClientProvider client={client}>
      <LanguageProvider>
        <AnnounceProvider>
          <ToastProvider>
            <SettingsProvider>
              <CommandProvider>
                <PanelProvider>{children}</PanelProvider>
              </CommandProvider>
            </SettingsProvider>
          </ToastProvider>
        </AnnounceProvider>
      </LanguageProvider>
    </ClientProvider>
  );
}
