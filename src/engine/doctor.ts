import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { DoctorReport } from '../shared/contract.ts';
import type { Library } from './library/library.ts';
import type { ShellPorts } from './ports.ts';
import type { SearchService } from './search/search-service.ts';
import { listBackups } from './storage/backups.ts';
import { findDamage, readVersion } from './storage/database.ts';
import type { Storage } from './storage/storage.ts';
import { countRows } from './storage/upgrade.ts';

type Check = DoctorReport['checks'][number];
type Finding = Pick<Check, 'ok' | 'fact'>;

interface DoctorDependencies {
  storage: Storage;
  library: Library;
  search: SearchService;
  ports: ShellPorts;
}

/** Looks at everything that the program stands on and says what it found. Changes nothing. */
export async function examine(dependencies: DoctorDependencies): Promise<DoctorReport> {
  const { storage, library, search, ports } = dependencies;
  const examinations: [Check['name'], () => Finding | Promise<Finding>][] = [
    ['data-folder', () => checkDataFolder(storage.paths.folder)],
    ['library', () => checkLibrary(storage)],
    ['backups', () => checkBackups(storage)],
    ['index', () => checkIndex(search)],
    ['articles', () => checkArticles(library)],
    ['browser', () => checkBrowser(ports)],
    ['runtime', checkRuntime],
  ];
  const checks: Check[] = [];
  for (const [name, look] of examinations) checks.push({ name, ...(await attempt(look)) });
  return { healthy: checks.every((check) => check.ok), checks };
}

/** A check that breaks is a finding like any other. */
async function attempt(look: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return { ok: false, fact: error instanceof Error ? error.message : String(error) };
  }
}

function checkDataFolder(folder: string): Finding {
  if (!existsSync(folder)) return { ok: true, fact: `${folder} (made at the first start)` };
  if (!statSync(folder).isDirectory()) return { ok: false, fact: `${folder} is not a folder` };
  accessSync(folder, constants.W_OK);
  return { ok: true, fact: folder };
}

function checkLibrary({ database, paths, libraryProblem }: Storage): Finding {
  const damage = libraryProblem ?? findDamage(database);
  if (damage) return { ok: false, fact: `${paths.library}: ${damage}` };
  const annotations = countRows(database).get('annotations') ?? 0;
  const version = readVersion(database);
  return { ok: true, fact: `${paths.library}, version ${version}, annotations: ${annotations}` };
}

function checkBackups({ paths, backupProblem }: Storage): Finding {
  if (backupProblem) return { ok: false, fact: backupProblem };
  const [newest, ...older] = listBackups(paths.backups);
  if (!newest) return { ok: true, fact: 'none yet' };
  return { ok: true, fact: `${older.length + 1}, newest ${basename(newest.file)}` };
}

async function checkIndex(search: SearchService): Promise<Finding> {
  await search.ready;
  return { ok: true, fact: search.describe() };
}

function checkArticles({ documents }: Library): Finding {
  const ids = documents.map(({ id }) => id).join(', ');
  return { ok: documents.length > 0, fact: `${documents.length}: ${ids}` };
}

function checkBrowser({ describeBrowser }: ShellPorts): Finding {
  if (!describeBrowser) return { ok: true, fact: 'not needed here' };
  const browser = describeBrowser();
  return { ok: browser !== undefined, fact: browser ?? 'none found' };
}

function checkRuntime(): Finding {
  const { node, sqlite, electron } = process.versions;
  const shell = electron === undefined ? [] : [`Electron ${electron}`];
  const fact = [
    ...shell,
    `Node ${node}`,
    `SQLite ${sqlite}`,
    `${process.platform} ${process.arch}`,
  ];
  return { ok: Number.parseInt(node, 10) >= 24, fact: fact.join(', ') };
}
