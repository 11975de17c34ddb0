import { describe, expect, it } from 'vitest';
import { isLocalRequest } from './network.ts';

describe('isLocalRequest', () => {
  it.each([
    ['app://zhujian/index.html', 'mainFrame'],
    ['blob:app://zhujian/0b6c', 'image'],
    ['data:image/png;base64,AA==', 'image'],
    ['devtools://devtools/bundled/inspector.html', 'mainFrame'],
  ] as const)('lets %s through', (url, resourceType) => {
    expect(isLocalRequest({ url, resourceType })).toBe(true);
  });

  it.each([
    ['https://example.com/', 'xhr'],
    ['http://127.0.0.1:8080/', 'xhr'],
    ['ws://localhost/', 'webSocket'],
    ['https://example.com/app://zhujian/', 'script'],
    ['https://zhujian/', 'script'],
    ['app://other/index.html', 'script'],
    ['blob:https://example.com/0b6c', 'image'],
    ['blob:null/0b6c', 'image'],
    ['data:text/html,hello', 'subFrame'],
    ['data:text/javascript,1', 'script'],
    ['devtools://evil.example/', 'script'],
    ['file:///etc/passwd', 'mainFrame'],
    ['ftp://example.com/', 'other'],
    ['not an address', 'other'],
  ] as const)('cancels %s', (url, resourceType) => {
    expect(isLocalRequest({ url, resourceType })).toBe(false);
  });
});
