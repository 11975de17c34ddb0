import {
  keepPreviousData,
  notifyManager,
  QueryClient,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import type { Input, Method, Output, Topic } from '../../shared/contract.ts';
import { type CallError, call } from './client.ts';

// A timer, its default, would show a control's old state for a moment after it was used.
notifyManager.setScheduler(queueMicrotask);

/** Which answers a change makes stale. */
const methodsOfTopic: Record<Topic, readonly Method[]> = {
  settings: ['settings.get', 'app.info'],
  documents: ['document.list', 'document.get'],
  annotations: ['annotation.list', 'annotation.trash'],
  search: ['search.status', 'app.info'],
  app: ['app.info'],
};

export interface UseCallOptions {
  /** `false` holds the call back. */
  enabled?: boolean;
  /** Shows the answer to the last input until the one to the new input is there. */
  keepPrevious?: boolean;
}

/**
 * The answer to a call, fetched once and again when an event says that it changed.
 *
 * @param method a method that only reads
 * @param input part of the key: equal inputs share one answer
 */
export function useCall<M extends Method>(
  method: M,
  input: Input<M>,
  options: UseCallOptions = {},
): UseQueryResult<Output<M>, CallError> {
  return useQuery<Output<M>, CallError>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Keeps an answer that came on another way, so that {@link useCall} need not ask for it. */
export function keepAnswer<M extends Method>(
  client: QueryClient,
  method: M,
  input: Input<M>,
  answer: Output<M>,
): void {
  client.setQueryData<unknown>([method, input], answer);
}

/** The cache of answers. Made once for a page. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The engine is on this machine: being offline is no reason to wait.
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Number.POSITIVE_INFINITY,
      },
    },
  });
}

/** Has the answers that a topic makes stale fetched anew. */
export async function refreshTopic(client: QueryClient, topic: Topic): Promise<void> {
  const methods = methodsOfTopic[topic];
  await client.invalidateQueries({
    predicate: (query) => methods.some((method) => method === query.queryKey[0]),
  });
}
