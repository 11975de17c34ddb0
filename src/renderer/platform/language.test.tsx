import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { defineMessages, type Messages } from '../../shared/language.ts';
import { FixedLanguage, useLanguage, useMessages } from './language.tsx';

const greeting = defineMessages({
  'zh-CN': { hello: '你好，{{name}}' },
  en: { hello: 'Hello, {{name}}' },
});

function Greeting() {
  const t = useMessages(greeting);
  return <p data-testid={useLanguage()}>{t('hello', { name: '<竹简>' })}</p>;
}

afterEach(cleanup);

describe('language', () => {
  it('speaks the language in force, and says which it is on the page', () => {
    const { rerender } = render(
      <FixedLanguage language="zh-CN">
        <Greeting />
      </FixedLanguage>,
    );
    expect(screen.getByTestId('zh-CN').textContent).toBe('你好，<竹简>');
    expect(document.documentElement.lang).toBe('zh-CN');
    rerender(
      <FixedLanguage language="en">
        <Greeting />
      </FixedLanguage>,
    );
    expect(screen.getByTestId('en').textContent).toBe('Hello, <竹简>');
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('message tables', () => {
  const modules = import.meta.glob<Record<string, Messages>>('../**/*messages.ts', { eager: true });
  const tables = Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module).map(([name, table]) => ({ name: `${file} ${name}`, table })),
  );

  it('are found in every part of the page', () => {
    expect(tables.length).toBeGreaterThanOrEqual(8);
  });

  it.each(tables)('$name has every word in both languages, with the same blanks', ({ table }) => {
    const blanksOf = (text: string) =>
      [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name);
    expect(Object.keys(table.en).sort()).toEqual(Object.keys(table['zh-CN']).sort());
    for (const [key, chinese] of Object.entries(table['zh-CN'])) {
      const english = table.en[key] ?? '';
      expect(chinese.trim(), key).not.toBe('');
      expect(english.trim(), key).not.toBe('');
      expect(new Set(blanksOf(english)), key).toEqual(new Set(blanksOf(chinese)));
    }
  });
});
