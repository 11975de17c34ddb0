import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueryClient } from '../platform/use-call.ts';
import { App } from './app.tsx';
import { Providers } from './providers.tsx';

type Answer = (input: unknown) => unknown;

const info = {
  name: 'zhujian',
  version: '0',
  shell: 'browser',
  language: 'zh-CN',
  dataFolder: '/data',
  notices: [] as unknown[],
  paper: 'page',
  pdf: true,
};
let answers: Record<string, Answer> = {};

beforeEach(() => {
  answers = {
    'app.info': () => info,
    'settings.get': () => ({ language: 'system', theme: 'dark', fontSize: 21, lineWidth: 30 }),
    'document.list': () => [],
  };
  window.zhujian = {
    async invoke(method, input) {
      const answer = answers[method];
      if (!answer) throw new Error(`no answer to ${method}`);
      const value = answer(input);
      return value instanceof Error
        ? { ok: false, error: { code: 'internal', message: value.message, details: {} } }
        : { ok: true, value };
    },
    subscribe: () => () => undefined,
  };
});
afterEach(cleanup);

function open() {
  render(
    <Providers client={createQueryClient()}>
      <App />
    </Providers>,
  );
}

describe('App', () => {
  it('says in place that the library cannot be listed, and tries again on request', async () => {
    let isBroken = true;
    answers['document.list'] = () => (isBroken ? new Error('程序内部出错。') : []);
    open();
    expect((await screen.findByText('程序内部出错。')).closest('[role="alert"]')).toBeTruthy();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('文库中还没有文档。')).toBeTruthy();
    expect(screen.queryByText('程序内部出错。')).toBeNull();
  });

  it('says that the connection is lost', async () => {
    answers = {};
    open();
    // The engine can't say which language is in force: the browser's is spoken.
    const said = await screen.findByText(
      /The connection to Zhujian is lost\..*start Zhujian again\.$/u,
    );
    expect(said.closest('[role="alert"]')).toBeTruthy();
  });

  it('tells what happened at start once, until it is closed', async () => {
    const details = { kept: 'library.broken.db', from: 'library.1.db' };
    const notices = [{ code: 'library-restored', details }];
    answers['app.info'] = () => ({ ...info, notices });
    open();
    const message = await screen.findByText(/library\.broken\.db.*library\.1\.db/u);
    expect(message.closest('[aria-live="polite"]')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(screen.queryByText(/library\.broken\.db/u)).toBeNull();
  });

  it('lays the settings on the page, in the language in force', async () => {
    answers['app.info'] = () => ({ ...info, language: 'en' });
    open();
    expect(await screen.findByText('The library has no documents yet.')).toBeTruthy();
    const root = document.documentElement;
    expect(root.lang).toBe('en');
    expect(root.dataset.theme).toBe('dark');
    expect(root.style.getPropertyValue('--text-size')).toBe('21px');
    expect(root.style.getPropertyValue('--line-chars')).toBe('30');
  });
});
