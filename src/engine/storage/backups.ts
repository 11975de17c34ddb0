import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fileStamp, flushFile, makeFolder } from './library-paths.ts';

const DAY = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 7;
const KEPT_WEEKS = 4;

/** Our own names, and only ours: `library-<stamp>.db`, and `library-v<n>-<stamp>.db` before a migration. */
const namePattern = /^library-(?<version>v\d+-)?(?<stamp>\d{8}T\d{9}Z)\.db$/u;
const unfinishedPattern = /^library-\d{8}T\d{9}Z\.db\.draft(-journal)?$/u;

interface Backup {
  file: string;
  takenAt: Date;
  /** Made before a migration; kept out of the rotation. */
  isMilestone: boolean;
}

/**
 * The dated copies in a folder, newest first.
 *
 * @returns nothing where the folder does not exist
 */
export function listBackups(folder: string): Backup[] {
  return readNames(folder)
    .flatMap((name): Backup[] => {
      const groups = namePattern.exec(name)?.groups;
      if (!groups?.stamp) return [];
      const takenAt = parseStamp(groups.stamp);
      if (Number.isNaN(takenAt.getTime())) return [];
      return [{ file: join(folder, name), takenAt, isMilestone: groups.version !== undefined }];
    })
    .sort((left, right) => right.takenAt.getTime() - left.takenAt.getTime());
}

/**
 * Makes today's copy when the last one is older than a day, and lets go of copies beyond seven
 * daily and four weekly ones.
 *
 * @throws the system's or SQLite's error when a copy can't be written
 */
export function rotateBackups(database: DatabaseSync, folder: string, now: Date): void {
  const newest = listBackups(folder).find((backup) => !backup.isMilestone);
  if (newest && now.getTime() - newest.takenAt.getTime() < DAY) return;
  makeFolder(folder);
  for (const name of readNames(folder)) {
    if (unfinishedPattern.test(name)) rmSync(join(folder, name));
  }
  const file = join(folder, `library-${fileStamp(now)}.db`);
  const draft = `${file}.draft`;
  database.prepare('VACUUM INTO ?').run(draft);
  flushFile(draft);
  renameSync(draft, file);
  pruneBackups(folder);
}

/** Deletes what the rotation no longer keeps: never a milestone, never a file of another name. */
export function pruneBackups(folder: string): void {
  const rotating = listBackups(folder).filter((backup) => !backup.isMilestone);
  const kept = new Set([
    ...newestPer(rotating, KEPT_DAYS, (day) => day),
    // Day 0 of the epoch was a Thursday; weeks begin on Mondays.
    ...newestPer(rotating, KEPT_WEEKS, (day) => Math.floor((day + 3) / 7)),
  ]);
  for (const backup of rotating) if (!kept.has(backup)) rmSync(backup.file);
}

function newestPer(
  newestFirst: readonly Backup[],
  limit: number,
  periodOf: (epochDay: number) => number,
): Backup[] {
  const chosen = new Map<number, Backup>();
  for (const backup of newestFirst) {
    const period = periodOf(Math.floor(backup.takenAt.getTime() / DAY));
    if (!chosen.has(period) && chosen.size < limit) chosen.set(period, backup);
  }
  return [...chosen.values()];
}

function parseStamp(stamp: string): Date {
  const iso = stamp.replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/u,
    '$1-$2-$3T$4:$5:$6.$7Z',
  );
  return new Date(iso);
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
