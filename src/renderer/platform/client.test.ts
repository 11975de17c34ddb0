import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallError } from './client.ts';

/** A fresh client, as a page load gives one: it keeps its transport and its connection. */
async function loadClient(respond: () => Promise<Response>) {
  vi.resetModules();
  vi.stubGlobal('fetch', respond);
  return await import('./client.ts');
}

async function failureOf(promise: Promise<unknown>): Promise<CallError> {
  return await promise.then(
    () => {
      throw new Error('the call did not fail');
    },
    (error: CallError) => error,
  );
}

const json =
  (value: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(value), { status });

beforeEach(() => {
  delete window.zhujian;
  document.documentElement.lang = 'zh-CN';
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('call', () => {
  it('gives the value of a good reply', async () => {
    const { call } = await loadClient(json({ ok: true, value: [] }));
    expect(await call('document.list', {})).toEqual([]);
  });

  it("throws the engine's code, words and details", async () => {
    const error = { code: 'document-not-found', message: '没有', details: { document: 'x' } };
    const { call, isConnected } = await loadClient(json({ ok: false, error }));
    const failure = await failureOf(call('document.get', { document: 'x' }));
    expect(failure).toMatchObject({ name: 'CallError', ...error });
    expect(isConnected()).toBe(true);
  });

  it('reads the failure that a refusal carries', async () => {
    const error = { code: 'forbidden', message: '未获许可', details: {} };
    const { call } = await loadClient(json({ ok: false, error }, 403));
    expect((await failureOf(call('app.info', {}))).code).toBe('forbidden');
  });

  it('says in the language of the page that the connection is lost, and that it is back', async () => {
    let isUp = false;
    const { call, isConnected, subscribeConnection } = await loadClient(async () => {
      if (!isUp) throw new TypeError('Failed to fetch');
      return await json({ ok: true, value: [] })();
    });
    const seen: boolean[] = [];
    subscribeConnection(() => seen.push(isConnected()));
    const failure = await failureOf(call('document.list', {}));
    expect(failure.code).toBe('connection-lost');
    expect(failure.message).toContain('连接已断开');
    document.documentElement.lang = 'en';
    expect((await failureOf(call('document.list', {}))).message).toContain('connection');
    isUp = true;
    await call('document.list', {});
    expect(seen).toEqual([false, true]);
  });

  it('refuses what is no reply', async () => {
    const page = await loadClient(async () => new Response('<html>', { status: 502 }));
    const failure = await failureOf(page.call('app.info', {}));
    expect(failure.code).toBe('unreadable-reply');
    expect(failure.message).toContain('502');
    const other = await loadClient(json('hello'));
    expect((await failureOf(other.call('app.info', {}))).code).toBe('unreadable-reply');
    const odd = await loadClient(json({ ok: false }));
    expect((await failureOf(odd.call('app.info', {}))).code).toBe('unreadable-reply');
  });

  it('takes the bridge of the shell where there is one', async () => {
    const { call } = await loadClient(async () => {
      throw new Error('must not fetch');
    });
    const asked: unknown[] = [];
    window.zhujian = {
      async invoke(...call) {
        asked.push(call);
        return { ok: true, value: [] };
      },
      subscribe: () => () => undefined,
    };
    await call('document.list', {});
    expect(asked).toEqual([['document.list', {}]]);
  });
});
