import { expect, it } from 'vitest';
import { detectSystemLanguage } from './system-language.ts';

it.each<[NodeJS.ProcessEnv, string]>([
  [{}, 'zh-CN'],
  [{ LANG: 'C' }, 'zh-CN'],
  [{ LANG: 'C.UTF-8' }, 'zh-CN'],
  [{ LANG: 'POSIX' }, 'zh-CN'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh-CN'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'zh-CN'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'zh-CN'],
])('hears %j', (env, language) => {
  expect(detectSystemLanguage('linux', env)).toBe(language);
});
