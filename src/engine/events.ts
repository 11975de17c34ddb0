import type { Topic, ZhujianEvent } from '../shared/contract.ts';

export interface Events {
  /** Tells every listener that something of this topic may have changed. */
  emit(topic: Topic): void;
  /** @returns the function that ends the subscription */
  subscribe(listener: (event: ZhujianEvent) => void): () => void;
}

/** Events carry only a topic and a revision that grows with every event. */
export function createEvents(): Events {
  const listeners = new Set<(event: ZhujianEvent) => void>();
  let revision = 0;
  return {
    emit(topic) {
      revision += 1;
      for (const listener of listeners) {
        try {
          listener({ topic, revision });
        } catch (error) {
          // The change is committed: a listener in trouble must not make it look as if it were not.
          console.error(error);
        }
      }
    },
    subscribe(listener) {
      // A wrapper of its own, so that one function subscribed twice is two subscriptions.
      const own = (event: ZhujianEvent) => listener(event);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
