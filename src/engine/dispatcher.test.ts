import { describe, expect, it, vi } from 'vitest';
import { contract, failure, MAX_REQUEST_BYTES } from '../shared/contract.ts';
import { ZhujianError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { createDispatcher } from './dispatcher.ts';
import type { Handlers } from './handlers.ts';

/** Handlers of which each answers with its own input, but for those given. */
function createEcho(own: Record<string, (input: unknown) => unknown> = {}): Handlers {
  const names = Object.keys(contract);
  const echo = names.map((name) => [name, (input: unknown) => ({ name, input })]);
  return { ...Object.fromEntries(echo), ...own };
}

function dispatcher(own?: Record<string, (input: unknown) => unknown>, to: Language = 'en') {
  return createDispatcher(createEcho(own), () => to);
}

async function failureOf(reply: Promise<{ ok: boolean }>) {
  const settled = await reply;
  expect(settled).toMatchObject({ ok: false });
  return failure.parse('error' in settled ? settled.error : undefined);
}

describe('call', () => {
  it('hands over what the schema made of the input, defaults included', async () => {
    expect(await dispatcher().call('search.query', { query: '人民' })).toEqual({
      ok: true,
      value: {
        name: 'search.query',
        input: {
          query: '人民',
          sections: [],
          together: 'paragraph',
          strict: false,
          order: 'text',
          offset: 0,
          limit: 50,
        },
      },
    });
    const reply = await dispatcher().call('app.info', undefined);
    expect(reply).toMatchObject({ ok: true, value: { input: {} } });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'app', '', 'x'.repeat(1000)])(
    'refuses the name %s',
    async (name) => {
      const { code, details } = await failureOf(dispatcher().call(name, {}));
      expect(code).toBe('unknown-method');
      expect(details).toEqual({ method: name.slice(0, 100) });
    },
  );

  it.each([[null], [undefined], [7], [['app.info']], [{ toString: () => 'app.info' }]])(
    'refuses %j in the place of a name',
    async (name) => {
      const call = dispatcher().call as (
        method: unknown,
        input: unknown,
      ) => Promise<{ ok: boolean }>;
      expect((await failureOf(call(name, {}))).code).toBe('unknown-method');
    },
  );

  const circular: { self?: unknown } = {};
  circular.self = circular;
  it.each([
    ['a wrong type', { query: 7 }],
    ['a missing key', {}],
    ['an unknown key', { query: 'x', more: 1 }],
    ['a key out of a prototype', JSON.parse('{"query":"x","__proto__":{"limit":1}}')],
    ['a wrong number', { query: 'x', limit: -1 }],
    ['a number that is none', { query: 'x', limit: Number.NaN }],
    ['null', null],
    ['a list', []],
    ['a text', 'query'],
    ['a circle', circular],
    ['a BigInt', { query: 'x', limit: 1n }],
  ])('refuses %s', async (_, input) => {
    const { code, message } = await failureOf(dispatcher().call('search.query', input));
    expect(code).toBe('invalid-input');
    expect(message.length).toBeGreaterThan(20);
  });

  it('refuses what is too large, counted in bytes', async () => {
    const query = '人'.repeat(MAX_REQUEST_BYTES / 3);
    expect(await failureOf(dispatcher().call('search.query', { query }))).toMatchObject({
      code: 'payload-too-large',
      details: { limit: MAX_REQUEST_BYTES },
    });
  });

  it('tells failures in the language in force at that moment', async () => {
    let language: Language = 'zh-CN';
    const speaking = createDispatcher(createEcho(), () => language);
    const chinese = await failureOf(speaking.call('search.query', { query: 7 }));
    expect(chinese.message).toMatch(/^请求的内容不合格式：query: 无效输入/u);
    language = 'en';
    const english = await failureOf(speaking.call('search.query', { query: 7 }));
    expect(english.message).toMatch(/^The request is malformed: query: Invalid input/u);
  });

  it('passes on errors meant for the user', async () => {
    const own = {
      'document.get': () => {
        throw new ZhujianError('document-not-found', { document: 'x' });
      },
      'app.doctor': () => Promise.reject(new ZhujianError('search-unavailable', { reason: 'y' })),
    };
    expect(await failureOf(dispatcher(own).call('document.get', { document: 'x' }))).toMatchObject({
      code: 'document-not-found',
      details: { document: 'x' },
    });
    expect((await failureOf(dispatcher(own).call('app.doctor', {}))).code).toBe(
      'search-unavailable',
    );
  });

  it('turns what nobody foresaw into an internal error, and logs it', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const surprise = new RangeError('surprise');
    const own = {
      'app.info': () => {
        throw surprise;
      },
      'app.doctor': () => Promise.reject('not even an error'),
    };
    const { code, details } = await failureOf(dispatcher(own).call('app.info', {}));
    expect([code, details]).toEqual(['internal', { reason: 'surprise' }]);
    expect(log).toHaveBeenCalledWith(surprise);
    const other = await failureOf(dispatcher(own).call('app.doctor', {}));
    expect(other.details).toEqual({ reason: 'not even an error' });
    log.mockRestore();
  });
});

describe('request', () => {
  it('answers with the bare value and throws failures', async () => {
    const direct = dispatcher();
    expect(await direct.request('app.info', {})).toMatchObject({ name: 'app.info' });
    const wrong = direct.request('document.get', { document: '' });
    await expect(wrong).rejects.toThrow(ZhujianError);
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
