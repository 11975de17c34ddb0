import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, language } from '../shared/language.ts';

export interface LaunchOptions {
  /** Absolute path, where the user named one. */
  dataFolder?: string;
  language?: Language;
}

/**
 * Reads `--data-dir DIR` and `--lang zh-CN|en` from the command line. Everything else on it belongs to
 * Chromium or to Electron and is left alone; so is a language that we don't speak.
 *
 * @param args the process's arguments without the executable
 * @param workingFolder what a relative data folder starts from
 */
export function readLaunchOptions(
  args: readonly string[],
  workingFolder: string = process.cwd(),
): LaunchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { 'data-dir': { type: 'string' }, lang: { type: 'string' } },
    strict: false,
  });
  const folder = values['data-dir'];
  const spoken = language.safeParse(values.lang);
  return {
    ...(typeof folder === 'string' &&
      folder !== '' && { dataFolder: resolve(workingFolder, folder) }),
    ...(spoken.success && { language: spoken.data }),
  };
}
