import { describe, expect, it } from 'vitest';
import { isAppUrl, pageUrl } from './app-origin.ts';

describe('isAppUrl', () => {
  it.each([
    pageUrl('index.html'),
    pageUrl('print.html'),
    'app://zhujian/',
    'app://zhujian/index.html#b3',
  ])('takes %s as ours', (address) => expect(isAppUrl(address)).toBe(true));

  it.each([
    'https://evil.example/app://zhujian/',
    'https://zhujian/',
    'app://zhujian.evil.example/',
    'app://evil@zhujian/',
    'app://zhujian@evil.example/',
    'app://zhujian:80/',
    'app:zhujian/index.html',
    'file:///zhujian/index.html',
    'about:blank',
    'data:text/html,app://zhujian/',
    'null',
    '',
  ])('takes %s as foreign', (address) => expect(isAppUrl(address)).toBe(false));
});
