import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { SearchProvider } from '../features/search/index.ts';
import { call } from '../platform/client.ts';
import { useMessages } from '../platform/language.tsx';
import { useCall } from '../platform/use-call.ts';
import { ReadingProvider } from '../state/reading.tsx';
import { useSettings } from '../state/settings.tsx';
import { Failure } from '../ui/failure.tsx';
import styles from './app.module.css';
import { ConnectionNotice } from './connection-notice.tsx';
import { appMessages } from './messages.ts';
import { useNotices } from './use-notices.ts';
import { Workspace } from './workspace.tsx';

/** Opens the library's first document, or the one that was chosen. */
export function App() {
  const [chosen, setChosen] = useState<string>();
  const library = useCall('document.list', {});
  const id = chosen ?? library.data?.[0]?.id;
  const client = useQueryClient();
  const open = useCallback(
    async (next: string) => {
      await fetchDocument(client, next);
      setChosen(next);
    },
    [client],
  );
  useNotices();
  return (
    <>
      <ConnectionNotice />
      {library.error && !library.data && (
        <Alone>
          <Failure error={library.error} onRetry={() => void library.refetch()} />
        </Alone>
      )}
      {library.data?.length === 0 && <EmptyLibrary />}
      {id !== undefined && (
        <SearchProvider onOpen={open}>
          <OpenDocument key={id} id={id} onOpen={setChosen} />
        </SearchProvider>
      )}
    </>
  );
}

/** Fetches a document before it is shown, so that it takes the last one's place in one go. */
async function fetchDocument(client: QueryClient, id: string): Promise<void> {
  const input = { document: id };
  await Promise.all([
    client.fetchQuery({
      queryKey: ['document.get', input],
      queryFn: () => call('document.get', input),
    }),
    client.fetchQuery({
      queryKey: ['position.get', input],
      queryFn: () => call('position.get', input),
      // It may have been left somewhere else since.
      staleTime: 0,
    }),
  ]);
}

function OpenDocument({ id, onOpen }: { id: string; onOpen: (id: string) => void }) {
  const t = useMessages(appMessages);
  const document = useCall('document.get', { document: id });
  const position = useCall('position.get', { document: id });
  // The text is first painted in its own theme and size, and where it was left.
  const { isReady } = useSettings();
  const title = document.data?.title;
  useEffect(() => {
    window.document.title = title ? `${title} — ${t('name')}` : t('name');
  }, [title, t]);

  if (document.error && !document.data) {
    return (
      <Alone>
        <Failure error={document.error} onRetry={() => void document.refetch()} />
      </Alone>
    );
  }
  if (!document.data || position.isPending || !isReady) return null;
  return (
    <ReadingProvider key={document.data.hash} document={document.data}>
      <Workspace position={position.data ?? null} onOpen={onOpen} />
    </ReadingProvider>
  );
}

function EmptyLibrary() {
  const t = useMessages(appMessages);
  return (
    <Alone>
      <p>{t('emptyLibrary')}</p>
    </Alone>
  );
}

/** What stands on the page while there is no text to show. */
function Alone({ children }: { children: ReactNode }) {
  return <main className={styles.alone}>{children}</main>;
}
