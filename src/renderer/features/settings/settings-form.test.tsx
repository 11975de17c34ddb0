import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../shared/contract.ts';
import { ClientProvider } from '../../platform/client-provider.tsx';
import { FixedLanguage } from '../../platform/language.tsx';
import { createQueryClient } from '../../platform/use-call.ts';
import { SettingsProvider } from '../../state/settings.tsx';
import { ToastProvider } from '../../ui/toast.tsx';
import { SettingsForm } from './settings-form.tsx';

let saved: Settings;
let refusal: string | undefined;

beforeEach(() => {
  saved = { language: 'zh-CN', theme: 'light', fontSize: 19, lineWidth: 38 };
  refusal = undefined;
  window.zhujian = {
    async invoke(method, input) {
      if (method === 'settings.update') {
        if (refusal !== undefined) {
          return { ok: false, error: { code: 'save-failed', message: refusal, details: {} } };
        }
        saved = { ...saved, ...(input as Partial<Settings>) };
      }
      return { ok: true, value: saved };
    },
    subscribe: () => () => undefined,
  };
});
afterEach(cleanup);

async function open() {
  render(
    <ClientProvider client={createQueryClient()}>
      <FixedLanguage language="zh-CN">
        <ToastProvider>
          <SettingsProvider>
            <SettingsForm />
          </SettingsProvider>
        </ToastProvider>
      </FixedLanguage>
    </ClientProvider>,
  );
  await screen.findByRole('radiogroup', { name: '主题' });
}

describe('SettingsForm', () => {
  it('saves a theme at once and lays it on the page', async () => {
    await open();
    await userEvent.click(screen.getByRole('radio', { name: '暗色' }));
    expect(document.documentElement.dataset.theme).toBe('dark');
    await waitFor(() => expect(saved.theme).toBe('dark'));
    await userEvent.click(screen.getAllByRole('radio', { name: '跟随系统' })[0] as HTMLElement);
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it('changes the size of the text with the arrow keys', async () => {
    await open();
    screen.getByRole('slider', { name: '字号' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(saved.fontSize).toBe(20));
    expect(document.documentElement.style.getPropertyValue('--text-size')).toBe('20px');
  });

  it('takes a change back that cannot be saved, and says why', async () => {
    await open();
    refusal = '未能保存。';
    await userEvent.click(screen.getByRole('radio', { name: '护眼' }));
    expect((await screen.findByText('未能保存。')).closest('[role="alert"]')).toBeTruthy();
    expect(document.documentElement.dataset.theme).toBe('light');
  });
});
