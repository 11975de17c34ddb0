import { describe, expect, it } from 'vitest';
import { createTranslate, defineMessages, negotiateLanguage } from './language.ts';

const messages = defineMessages({
  'zh-CN': {
    'hello.name': '你好，{{name}}。',
    hits_one: '共 {{count}} 处',
    hits_other: '共 {{count}} 处',
  },
  en: { 'hello.name': 'Hello, {{name}}.', hits_one: '{{count}} hit', hits_other: '{{count}} hits' },
});

describe('createTranslate', () => {
  it('speaks both languages, with blanks filled and nothing escaped', () => {
    expect(createTranslate(messages, 'zh-CN')('hello.name', { name: '<山>&' })).toBe(
      '你好，<山>&。',
    );
    expect(createTranslate(messages, 'en')('hello.name', { name: 'a/b' })).toBe('Hello, a/b.');
  });

  it('picks the plural form', () => {
    const t = createTranslate(messages, 'en');
    expect([t('hits', { count: 1 }), t('hits', { count: 0 })]).toEqual(['1 hit', '0 hits']);
    expect(createTranslate(messages, 'zh-CN')('hits', { count: 1 })).toBe('共 1 处');
  });
});

describe('negotiateLanguage', () => {
  it.each([
    [['zh-Hant-TW'], 'zh-CN'],
    [['en_GB.UTF-8'], 'en'],
    [['fr-FR', 'EN-us', 'zh'], 'en'],
    [['C', 'zh_CN'], 'zh-CN'],
    [['fr'], 'zh-CN'],
    [['eng'], 'zh-CN'],
    [[], 'zh-CN'],
  ])('%j is %s', (preferred, expected) => {
    expect(negotiateLanguage(preferred)).toBe(expected);
  });
});
