import { resolve } from 'node:path';
import { type Engine, openEngine } from '../engine/engine.ts';
import { defaultDataFolder } from '../engine/storage/data-folder.ts';
import type { AppInfo } from '../shared/contract.ts';
import { createTranslate, type Language, type Translate } from '../shared/language.ts';
import { findInstallation, type Installation } from './installation.ts';
import { type MessageKeys, messages } from './messages.ts';
import { detectSystemLanguage } from './system-language.ts';

/** What holds for every command, given before or after its name. */
export interface GlobalOptions {
  dataDir?: string;
  lang?: Language;
  json?: boolean;
}

/** An open engine and the words to speak of it. */
export interface Session {
  engine: Engine;
  installation: Installation;
  t: Translate<MessageKeys>;
}

interface SessionNeeds {
  access: 'read-write' | 'read-only';
  shell: AppInfo['shell'];
}

/** Commands that only look work beside an open window, which holds the library's lock. */
export const looking: SessionNeeds = { access: 'read-only', shell: 'command-line' };

/**
 * Opens the engine for one command and closes it when the command is done, however it ends. What
 * happened at start that the user should know goes to stderr.
 *
 * @throws ZhujianError as `openEngine` does, and whatever `work` throws
 */
export async function withEngine<Result>(
  options: GlobalOptions,
  needs: SessionNeeds,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const installation = findInstallation();
  const engine = await openEngine({
    ...needs,
    dataFolder: resolve(options.dataDir ?? defaultDataFolder()),
    resourcesFolder: installation.resourcesFolder,
    indexFolder: installation.indexFolder,
    version: installation.version,
    systemLanguage: detectSystemLanguage(),
    ...(options.lang ? { forcedLanguage: options.lang } : {}),
  });
  const tellNotices = createNoticeTeller(engine);
  engine.subscribe((event) => {
    if (event.topic === 'app') tellNotices().catch((error: unknown) => console.error(error));
  });
  try {
    await tellNotices();
    const t = createTranslate(messages, engine.language);
    const result = await work({ engine, installation, t });
    await tellNotices();
    return result;
  } finally {
    await engine.close();
  }
}

/** Makes the function that puts on stderr what it has not yet told. */
function createNoticeTeller(engine: Engine): () => Promise<void> {
  let told = 0;
  return async () => {
    const { notices } = await engine.request('app.info', {});
    const t = createTranslate(messages, engine.language);
    for (const { code, details } of notices.slice(told))
      console.error(t(`notice.${code}`, details));
    told = notices.length;
  };
}
