import type { QueryClient } from '@tanstack/react-query';
import { CallError, call } from '../platform/client.ts';
import { keepAnswer } from '../platform/use-call.ts';

/**
 * Asks in one call for all that the first page shows, so that it can be rendered in one go. Where
 * that fails, nothing is lost: what is missing is asked for again and fails in its own place.
 */
export async function loadStart(client: QueryClient): Promise<void> {
  try {
    const { info, settings, documents, opened } = await call('app.start', {});
    keepAnswer(client, 'app.info', {}, info);
    keepAnswer(client, 'settings.get', {}, settings);
    keepAnswer(client, 'document.list', {}, documents);
    if (!opened) return;
    const input = { document: opened.document.id };
    keepAnswer(client, 'document.get', input, opened.document);
    keepAnswer(client, 'position.get', input, opened.position);
    keepAnswer(client, 'annotation.list', input, opened.annotations);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
  }
}
