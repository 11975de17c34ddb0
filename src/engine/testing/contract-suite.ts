import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contract,
  event,
  MAX_REQUEST_BYTES,
  type Method,
  type ZhujianEvent,
} from '../../shared/contract.ts';
import { describeError } from '../../shared/error-messages.ts';
import { bookmarkInput, contractCases, document, printingMethods } from './contract-cases.ts';
import { type Connection, type ContractClient, createContractClient } from './contract-client.ts';

/**
 * What must hold on every transport alike. The engine behind the connection starts in Chinese, with
 * an empty data folder and the shipped article.
 *
 * @param name of the transport
 * @param connect opens an engine and a connection to it; called once
 */
export function describeContract(name: string, connect: () => Promise<Connection>): void {
  describe(`the contract over ${name}`, () => {
    let connection: Connection;
    let client: ContractClient;

    beforeAll(async () => {
      connection = await connect();
      client = createContractClient(connection);
    });
    afterAll(() => connection.close());

    it('has a case for every method', () => {
      const cases = [...Object.keys(contractCases), ...printingMethods];
      expect(cases.sort()).toEqual(Object.keys(contract).sort());
    });

    for (const method of Object.keys(contractCases) as (keyof typeof contractCases)[]) {
      it(`answers ${method} as promised`, async () => {
        const input = await contractCases[method](client);
        // `call` parses the value by the contract's schema.
        await expect(client.call(method, input)).resolves.toBeDefined();
      });
    }

    it.each(printingMethods)('answers %s for an unknown document as promised', async (method) => {
      const failure = await client.fail(method, { document: 'nowhere', sections: [] });
      expect(failure).toMatchObject({
        code: 'document-not-found',
        details: { document: 'nowhere' },
      });
    });

    it.each(['no.such', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'app.info '])(
      'refuses the name %j',
      async (method) => {
        expect(await client.fail(method, {})).toMatchObject({
          code: 'unknown-method',
          details: { method },
        });
      },
    );

    it.each<[Method, unknown]>([
      ['app.info', { extra: 1 }],
      ['document.get', {}],
      ['document.get', { document: 7 }],
      ['settings.update', { theme: 'pink' }],
      ['settings.update', { fontSize: 1e9 }],
      ['search.query', { query: '人民', limit: -1 }],
      ['search.query', null],
      ['search.query', []],
      ['annotation.create', { document, kind: 'bookmark', passages: [] }],
    ])('refuses a bad input of %s: %j', async (method, input) => {
      const failure = await client.fail(method, input);
      expect(failure.code).toBe('invalid-input');
      expect(String(failure.details.reason)).not.toBe('');
      expect(failure.message).toContain(String(failure.details.reason));
    });

    it('refuses what is too large, and goes on', async () => {
      const query = '人'.repeat(MAX_REQUEST_BYTES / 3 + 1);
      const { code } = await client.fail('search.query', { query });
      expect(['payload-too-large', 'invalid-input']).toContain(code);
      await expect(client.call('app.info', {})).resolves.toMatchObject({
        name: expect.any(String),
      });
    });

    it('speaks the language in force', async () => {
      for (const language of ['en', 'zh-CN'] as const) {
        await client.call('settings.update', { language });
        expect((await client.call('app.info', {})).language).toBe(language);
        const details = { document: 'nowhere' };
        const { message } = await client.fail('document.get', details);
        expect(message).toBe(describeError('document-not-found', details, language));
      }
    });

    it('tells of changes, and of nothing that did not change', async () => {
      const heard: ZhujianEvent[] = [];
      const stop = await connection.subscribe((value) => heard.push(event.parse(value)));
      await client.call('document.list', {});
      await client.call('settings.update', { theme: 'dark' });
      await client.call('annotation.create', await bookmarkInput(client));
      await expect.poll(() => heard.map(({ topic }) => topic)).toContain('annotations');
      expect(new Set(heard.map(({ topic }) => topic))).toEqual(
        new Set(['settings', 'annotations']),
      );
      const before = heard.length;
      await client.call('settings.update', { theme: 'light' });
      await expect.poll(() => heard.length).toBeGreaterThan(before);
      const revisions = heard.filter(({ topic }) => topic === 'settings').map((e) => e.revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
      stop();
    });

    it('carries any character unharmed', async () => {
      const name = '𠮷野家 👩‍👩‍👧 “引号” \u2028 \\u0000 <b> ｆｕｌｌ';
      const made = await client.call('annotation.create', {
        ...(await bookmarkInput(client)),
        name,
      });
      const listed = await client.call('annotation.list', { document });
      expect(listed.find(({ id }) => id === made.id)?.name).toBe(name);
    });
  });
}
