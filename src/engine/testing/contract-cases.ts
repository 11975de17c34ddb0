import type { Annotation, Input, Method } from '../../shared/contract.ts';
import { sliceCodePoints } from '../../shared/text/code-points.ts';
import type { ContractClient } from './contract-client.ts';

/** The document that ships, in which the cases read and write. */
export const document = 'people-first';

type Case<M extends Method> = (client: ContractClient) => Promise<Input<M>>;

/**
 * For every method an input that makes it succeed. A method without one is a type error here and a
 * failed test in the suite. Printing needs powers that not every shell has: see `printingMethods`.
 */
export const contractCases: { [M in Exclude<Method, PrintingMethod>]: Case<M> } = {
  'app.start': async () => ({}),
  'app.info': async () => ({}),
  'app.doctor': async () => ({}),
  'settings.get': async () => ({}),
  'settings.update': async () => ({ theme: 'sepia', fontSize: 21 }),
  'document.list': async () => ({}),
  'document.get': async () => ({ document }),
  'position.get': async () => ({ document }),
  'position.save': async (client) => ({ document, block: await firstBlock(client), offset: 2 }),
  'search.query': async () => ({ query: '人民', limit: 3 }),
  'search.documents': async () => ({ query: '人民' }),
  'search.spread': async () => ({ query: '人民', in: document }),
  'search.places': async () => ({ query: '人民', in: document, from: 'b2', to: 'b9' }),
  'search.locate': async () => ({ query: '人民', in: document, block: 'b4', offset: 3 }),
  'search.status': async () => ({}),
  'search.recent': async () => ({}),
  'search.remember': async () => ({ query: '人民' }),
  'search.forget': async () => ({ query: '人民' }),
  'annotation.list': async () => ({ document }),
  'annotation.trash': async () => ({ document }),
  'annotation.create': (client) => bookmarkInput(client),
  'annotation.rename': async (client) => ({ id: (await bookmark(client)).id, name: '好句' }),
  'annotation.delete': async (client) => ({ id: (await bookmark(client)).id }),
  'annotation.restore': async (client) => {
    const { id } = await bookmark(client);
    await client.call('annotation.delete', { id });
    return { id };
  },
};

/** Answered by a failure that names the document, whatever the shell can print. */
export const printingMethods = ['print.preview', 'print.pdf', 'print.paper'] as const;
export type PrintingMethod = (typeof printingMethods)[number];

/** Bookmarks the first two code points of the first paragraph. */
export async function bookmarkInput(client: ContractClient): Promise<Input<'annotation.create'>> {
  const { blocks } = await client.call('document.get', { document });
  const paragraph = blocks.find((block) => block.kind === 'paragraph');
  if (!paragraph) throw new Error('the article has no paragraph');
  const quote = sliceCodePoints(paragraph.text, 0, 2);
  return {
    document,
    kind: 'bookmark',
    passages: [{ block: paragraph.id, start: 0, end: 2, quote }],
  };
}

async function bookmark(client: ContractClient): Promise<Annotation> {
  return client.call('annotation.create', await bookmarkInput(client));
}

async function firstBlock(client: ContractClient): Promise<string> {
  const { blocks } = await client.call('document.get', { document });
  return blocks[0]?.id ?? '';
}
