import { type Language, negotiateLanguage } from '../shared/language.ts';

/**
 * The language that the system prefers. POSIX: LC_ALL, LC_MESSAGES, LANG, in that order of force
 * (POSIX.1-2017, 8.2); `C`, `POSIX` and none name no language, which gives Chinese.
 *
 * @param platform as `process.platform`
 * @param env the environment
 */
export function detectSystemLanguage(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): Language {
  if (platform === 'darwin' || platform === 'win32') {
    return negotiateLanguage([Intl.DateTimeFormat().resolvedOptions().locale]);
  }
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return negotiateLanguage(locale ? [locale] : []);
}
