import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../shared/language.ts';
import { searchMessages } from './messages.ts';

const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name);

describe('searchMessages', () => {
  it('says the same things in both languages', () => {
    const { 'zh-CN': chinese, en: english } = searchMessages;
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const [key, text] of Object.entries(chinese)) {
      const other = english[key as keyof typeof english];
      expect(other, key).not.toBe('');
      if (!key.startsWith('hits_')) expect(blanks(other).sort(), key).toEqual(blanks(text).sort());
    }
  });

  it('counts hits', () => {
    const chinese = createTranslate(searchMessages, 'zh-CN');
    const english = createTranslate(searchMessages, 'en');
    expect([0, 1, 12].map((count) => chinese('hits', { count }))).toEqual([
      '共 0 处',
      '共 1 处',
      '共 12 处',
    ]);
    expect([0, 1, 12].map((count) => english('hits', { count }))).toEqual([
      '0 hits',
      '1 hit',
      '12 hits',
    ]);
  });
});
