import { describe, expect, it } from 'vitest';
import { annotationMessages } from './messages.ts';

const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name);

describe('annotationMessages', () => {
  it('says the same things in both languages', () => {
    const { 'zh-CN': chinese, en: english } = annotationMessages;
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const [key, text] of Object.entries(chinese)) {
      const other = english[key as keyof typeof english];
      expect(other, key).not.toBe('');
      expect(blanks(other).sort(), key).toEqual(blanks(text).sort());
    }
  });
});
