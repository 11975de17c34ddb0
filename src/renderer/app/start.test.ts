import { beforeEach, describe, expect, it } from 'vitest';
import { createQueryClient } from '../platform/use-call.ts';
import { createTestDocument } from '../state/test-page.tsx';
import { loadStart } from './start.ts';

const document = createTestDocument('江山就是人民');
const position = { document: 'test', block: 'b1', offset: 2 };
let opened: unknown;
let failure: unknown;

beforeEach(() => {
  opened = { document, position, annotations: [] };
  failure = undefined;
  window.zhujian = {
    async invoke() {
      if (failure) return { ok: false, error: failure };
      return { ok: true, value: { info: {}, settings: {}, documents: [document], opened } };
    },
    subscribe: () => () => undefined,
  };
});

describe('loadStart', () => {
  it('keeps every answer that the first page would ask for', async () => {
    const client = createQueryClient();
    await loadStart(client);
    const input = { document: 'test' };
    expect(client.getQueryData(['document.list', {}])).toEqual([document]);
    expect(client.getQueryData(['document.get', input])).toEqual(document);
    expect(client.getQueryData(['position.get', input])).toEqual(position);
    expect(client.getQueryData(['annotation.list', input])).toEqual([]);
  });

  it('is content with an empty library', async () => {
    opened = null;
    const client = createQueryClient();
    await loadStart(client);
    expect(client.getQueryData(['settings.get', {}])).toEqual({});
  });

  it('leaves a failure to the calls that it stands for', async () => {
    failure = { code: 'internal', message: '程序内部出错。', details: {} };
    const client = createQueryClient();
    await loadStart(client);
    expect(client.getQueryCache().getAll()).toEqual([]);
  });
});
