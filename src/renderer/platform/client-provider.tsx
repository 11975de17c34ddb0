import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { isConnected, subscribe, subscribeConnection } from './client.ts';
import { refreshTopic } from './use-call.ts';

interface ClientProviderProps {
  /** With what has been answered already. */
  client: QueryClient;
  children: ReactNode;
}

/** Gives the page its answers, and keeps them true: events and a regained connection refetch. */
export function ClientProvider({ client, children }: ClientProviderProps) {
  useEffect(() => {
    const stop = subscribe((event) => {
      if ('topic' in event) void refreshTopic(client, event.topic);
    });
    // What happened at start may have been told after the first answer and before anyone listened.
    void refreshTopic(client, 'app');
    return stop;
  }, [client]);
  useEffect(
    () =>
      subscribeConnection(() => {
        if (isConnected()) void client.invalidateQueries();
      }),
    [client],
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
