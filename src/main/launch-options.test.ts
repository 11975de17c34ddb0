import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLaunchOptions } from './launch-options.ts';

describe('readLaunchOptions', () => {
  it.each([
    [
      ['.', '--data-dir=books', '--lang=en'],
      { dataFolder: resolve('/home/books'), language: 'en' },
    ],
    [
      ['--data-dir', '/srv/书', '--lang', 'zh-CN'],
      { dataFolder: resolve('/srv/书'), language: 'zh-CN' },
    ],
    [['--remote-debugging-port=0', '--no-sandbox', '.'], {}],
    [['--lang=fr'], {}],
    [['--data-dir'], {}],
    [['--data-dir='], {}],
    [[], {}],
  ])('reads %j', (args, expected) => {
    expect(readLaunchOptions(args, '/home')).toEqual(expected);
  });
});
