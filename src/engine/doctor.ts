import { accessSync, constants, existsSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { DoctorReport } from '../shared/contract.ts';
import { describeError } from '../shared/error-messages.ts';
import { ZhujianError } from '../shared/errors.ts';
import { createTranslate, type Language, type Translate } from '../shared/language.ts';
import { type DoctorMessageKeys, doctorMessages } from './doctor-messages.ts';
import type { Library } from './library/library.ts';
import type { ShellPorts } from './ports.ts';
import type { SearchService } from './search/search-service.ts';
import { listBackups } from './storage/backups.ts';
import { findDamage, readVersion } from './storage/database.ts';
import { makeFolder } from './storage/library-paths.ts';
import { migrations } from './storage/migrations.ts';
import type { Storage } from './storage/storage.ts';
import { countRows } from './storage/upgrade.ts';

type Check = DoctorReport['checks'][number];
type Finding = Pick<Check, 'ok' | 'fact'>;
type Words = Translate<DoctorMessageKeys>;

/** A library may hold thousands of documents; naming the first ones is enough. */
const NAMED_ARTICLES = 10;

interface DoctorDependencies {
  storage: Storage;
  library: Library;
  search: SearchService;
  ports: ShellPorts;
  /** Speaks the facts. */
  language: Language;
}

/** Looks at everything that the program stands on and says what it found. Leaves all as it was. */
export async function examine(dependencies: DoctorDependencies): Promise<DoctorReport> {
  const { storage, library, search, ports, language } = dependencies;
  const t = createTranslate(doctorMessages, language);
  const examinations: [Check['name'], () => Finding | Promise<Finding>][] = [
    ['data-folder', () => checkDataFolder(storage.paths.folder, t)],
    ['library', () => checkLibrary(storage, t)],
    ['backups', () => checkBackups(storage, t)],
    ['index', () => checkIndex(search, t)],
    ['articles', () => checkArticles(library, t)],
    ['browser', () => checkBrowser(ports, t)],
    ['runtime', () => checkRuntime(t)],
  ];
  const checks: Check[] = [];
  for (const [name, look] of examinations) {
    checks.push({ name, ...(await attempt(look, language, t)) });
  }
  return { healthy: checks.every((check) => check.ok), checks };
}

/** A check that breaks is a finding like any other. */
async function attempt(
  look: () => Finding | Promise<Finding>,
  language: Language,
  t: Words,
): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof ZhujianError) {
      return { ok: false, fact: describeError(error.code, error.details, language) };
    }
    return { ok: false, fact: t('failed', { reason: reasonOf(error) }) };
  }
}

function checkDataFolder(folder: string, t: Words): Finding {
  if (!existsSync(folder)) return checkNewFolder(folder, t);
  if (!statSync(folder).isDirectory()) {
    return { ok: false, fact: t('data-folder.not-a-folder', { folder }) };
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    return { ok: false, fact: t('data-folder.unwritable', { folder, reason: reasonOf(error) }) };
  }
  return { ok: true, fact: folder };
}

/** Permissions don't tell whether a folder can be made, so it is made, and taken away again. */
function checkNewFolder(folder: string, t: Words): Finding {
  const missing = listMissing(folder);
  try {
    makeFolder(folder);
    return { ok: true, fact: t('data-folder.new', { folder }) };
  } catch (error) {
    return { ok: false, fact: t('data-folder.unmakable', { folder, reason: reasonOf(error) }) };
  } finally {
    removeEmpty(missing);
  }
}

/** A folder and those above it that do not exist, innermost first. */
function listMissing(folder: string): string[] {
  const above = dirname(folder);
  if (existsSync(folder)) return [];
  return above === folder ? [folder] : [folder, ...listMissing(above)];
}

function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    try {
      rmdirSync(folder);
    } catch (error) {
      // Another process has just moved in: it is that one's folder now.
      if (error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY') return;
      throw error;
    }
  }
}

function checkLibrary({ database, paths, condition }: Storage, t: Words): Finding {
  const file = paths.library;
  if (condition?.state === 'missing') return checkNewLibrary(paths.folder, file, t);
  if (condition?.state === 'damaged') {
    const { kind, reason } = condition;
    return { ok: false, fact: t(kind ? `library.${kind}` : 'library.unusable', { file, reason }) };
  }
  if (condition && condition.version < migrations.length) {
    return { ok: false, fact: t('library.outdated', { file, version: condition.version }) };
  }
  const reason = findDamage(database);
  if (reason) return { ok: false, fact: t('library.unusable', { file, reason }) };
  const annotations = countRows(database).get('annotations') ?? 0;
  const version = readVersion(database);
  return { ok: true, fact: t('library.sound', { file, version, annotations }) };
}

/** A library that isn't there is well only where it can come to be. */
function checkNewLibrary(folder: string, file: string, t: Words): Finding {
  const { ok } = checkDataFolder(folder, t);
  return { ok, fact: ok ? t('library.new', { file }) : t('library.homeless') };
}

function checkBackups({ paths, backupProblem }: Storage, t: Words): Finding {
  if (backupProblem) return { ok: false, fact: t('backups.failed', { reason: backupProblem }) };
  const copies = listBackups(paths.backups);
  const [newest] = copies;
  if (!newest) return { ok: true, fact: t('backups.none') };
  const values = { number: copies.length, newest: basename(newest.file) };
  return { ok: true, fact: t('backups.some', values) };
}

async function checkIndex(search: SearchService, t: Words): Promise<Finding> {
  const { fault, documents, blocks, grams, unsaved } = await search.report;
  if (unsaved !== undefined) return { ok: false, fact: t('index.unsaved', { reason: unsaved }) };
  const values = { documents, blocks, grams };
  const fact =
    fault === undefined
      ? t('index.prebuilt', values)
      : t('index.rebuilt', { ...values, fault: t(`fault.${fault}`) });
  return { ok: true, fact };
}

function checkArticles(library: Library, t: Words): Finding {
  const ids = library.order();
  const number = ids.length;
  if (number === 0) return { ok: false, fact: t('articles.none') };
  const rest = number > NAMED_ARTICLES ? ['…'] : [];
  const named = [...ids.slice(0, NAMED_ARTICLES), ...rest].join(t('separator'));
  return { ok: true, fact: t('articles.some', { number, ids: named }) };
}

function checkBrowser({ describeBrowser }: ShellPorts, t: Words): Finding {
  if (!describeBrowser) return { ok: true, fact: t('browser.unneeded') };
  const browser = describeBrowser();
  return { ok: browser !== undefined, fact: browser ?? t('browser.none') };
}

function checkRuntime(t: Words): Finding {
  const { node, sqlite, electron } = process.versions;
  const shell = electron === undefined ? [] : [`Electron ${electron}`];
  const fact = [
    ...shell,
    `Node ${node}`,
    `SQLite ${sqlite}`,
    `${process.platform} ${process.arch}`,
  ];
  return { ok: Number.parseInt(node, 10) >= 24, fact: fact.join(t('separator')) };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
