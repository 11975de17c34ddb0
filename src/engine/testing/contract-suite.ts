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
      ['search.query', { query: '人民', order: 'best' }],
      ['search.spread', { query: '人民' }],
      ['search.locate', { query: '人民', in: document, block: 'b1', offset: -1 }],
      ['search.remember', { query: '' }],
      ['annotation.create', { document, kind: 'bookmark', passages: [] }],
    ])('refuses a bad input of %s: %j', async (method, input) => {
      const failure = await client.fail(method, input);
      expect(failure.code).toBe('invalid-input');
      expect(String(failure.details.reason)).not.toBe('');
      expect(failure.message).toContain(String(failure.details.reason));
    });

    it.each<[query: string, code: string, details: object]>([
      ['人民 "江山', 'query-unclosed-quote', { start: 3, end: 6, from: 4, part: '"江山' }],
      ['𠮷 | ', 'query-missing-word', { start: 2, end: 3, from: 3, part: '|' }],
      ['/[/', 'query-bad-regex', { start: 0, end: 3, from: 1, reason: expect.any(String) }],
      [`in:${document}`, 'query-nothing', { start: 0, from: 1, part: `in:${document}` }],
      ['人民 in:无此文', 'query-unknown-document', { start: 3, from: 4, part: 'in:无此文' }],
    ])('says what is wrong with the query %j, and where', async (query, code, details) => {
      const place = { query, in: document, block: 'b1', offset: 0 };
      const inputs = {
        'search.query': { query },
        'search.documents': { query },
        'search.spread': { query, in: document },
        'search.places': { query, in: document },
        'search.locate': place,
      };
      for (const [method, input] of Object.entries(inputs)) {
        const failure = await client.fail(method, input);
        expect({ method, ...failure }).toMatchObject({ method, code, details });
        expect(failure.message).toContain(`第 ${failure.details.from} 个字`);
      }
    });

    it.each(['search.spread', 'search.places', 'search.locate'])(
      'answers %s for an unknown document as promised',
      async (method) => {
        const place = method === 'search.locate' ? { block: 'b1', offset: 0 } : {};
        expect(await client.fail(method, { query: '人民', in: 'nowhere', ...place })).toMatchObject(
          {
            code: 'document-not-found',
            details: { document: 'nowhere' },
          },
        );
      },
    );

    it('gives one account of the hits by all its methods', async () => {
      const query = '人民 群众';
      const { total, tiers, hits } = await client.call('search.query', { query, limit: 0 });
      expect(hits).toHaveLength(total);
      expect(tiers.reduce((sum, tier) => sum + tier.total, 0)).toBe(total);
      expect(await client.call('search.documents', { query })).toEqual([{ document, total }]);
      const { blocks } = await client.call('search.spread', { query, in: document });
      expect(blocks.reduce((sum, block) => sum + block.total, 0)).toBe(total);
      expect(await client.call('search.places', { query, in: document })).toHaveLength(total);
      const [first] = hits;
      if (!first) throw new Error('no hit');
      const place = { in: document, block: first.block, offset: first.start };
      const located = await client.call('search.locate', { query, ...place });
      expect(located).toEqual({ index: 0, total });
      const page = await client.call('search.query', { query, offset: 1, limit: 2 });
      expect(page.hits).toEqual(hits.slice(1, 3));
    });

    it('remembers queries, the last one first, and forgets them', async () => {
      await client.call('search.forget', {});
      for (const query of ['人民', ' 江山 ', '\ud842', '人民']) {
        await client.call('search.remember', { query });
      }
      const recent = await client.call('search.recent', {});
      expect(recent).toEqual(['人民', '\ud842', '江山']);
      expect(await client.call('search.forget', { query: '江山' })).toHaveLength(2);
      expect(await client.call('search.forget', {})).toEqual([]);
      expect(await client.call('search.recent', {})).toEqual([]);
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
      await expect.poll(async () => (await client.call('search.status', {})).state).toBe('ready');
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
