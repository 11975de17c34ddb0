import type { StartReport } from '../shared/contract.ts';
import type { Handlers } from './handlers.ts';

type Asked =
  | 'app.info'
  | 'settings.get'
  | 'document.list'
  | 'document.get'
  | 'position.get'
  | 'annotation.list';

/** Answers at once what the first page would ask one after another. */
export async function reportStart(handlers: Pick<Handlers, Asked>): Promise<StartReport> {
  const documents = await handlers['document.list']({});
  const first = documents[0] && { document: documents[0].id };
  return {
    info: await handlers['app.info']({}),
    settings: await handlers['settings.get']({}),
    documents,
    opened: first
      ? {
          document: await handlers['document.get'](first),
          position: await handlers['position.get'](first),
          annotations: await handlers['annotation.list'](first),
        }
      : null,
  };
}
