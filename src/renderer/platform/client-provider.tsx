import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { isConnected, subscribe, subscribeConnection } from './client.ts';
import { createQueryClient, refreshTopic } from './use-call.ts';

/** Gives the page its answers, and keeps them true: events and a regained connection refetch. */
export function ClientProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  useEffect(
    () =>
      subscribe((event) => {
        if ('topic' in event) void refreshTopic(client, event.topic);
      }),
    [client],
  );
  useEffect(
    () =>
      subscribeConnection(() => {
        if (isConnected()) void client.invalidateQueries();
      }),
    [client],
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
