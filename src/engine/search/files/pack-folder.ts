import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { discard, type OpenPack, openPack, PackError, type PackFault } from './pack-file.ts';

/** The packs of a library: one folder, in which nothing but what was made here is touched. */

const PACK_NAME = /^(\d{8})\.pack$/;
const DRAFT_NAME = /^\d{8}\.pack\.part$/;

/** Path of the pack of a generation. */
export function packPath(folder: string, generation: number): string {
  return join(folder, `${String(generation).padStart(8, '0')}.pack`);
}

/** Path of a pack while it is being written. */
export function draftPath(folder: string, generation: number): string {
  return `${packPath(folder, generation)}.part`;
}

export interface FoundPack {
  file: string;
  generation: number;
  pack: OpenPack;
}

export interface PackFolderFault {
  /** Path of the pack; null where it is the folder that can't be read. */
  file: string | null;
  fault: PackFault;
}

export interface FoundPacks {
  /** The latest first. */
  packs: FoundPack[];
  /** Packs that can't serve, and why. */
  faults: PackFolderFault[];
  /** The next free generation. */
  next: number;
}

/** Opens every pack of a folder; a folder that isn't there has none. */
export function findPacks(folder: string): FoundPacks {
  const found: FoundPacks = { packs: [], faults: [], next: 1 };
  for (const { name, isFile } of entriesOf(folder, found).reverse()) {
    const match = PACK_NAME.exec(name);
    if (!match) continue;
    const generation = Number(match[1]);
    found.next = Math.max(found.next, generation + 1);
    if (!isFile) continue;
    const file = join(folder, name);
    try {
      found.packs.push({ file, generation, pack: openPack(file) });
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      // Whoever writes here may just have taken it away, for another one is there in its place.
      if (error.fault === 'missing') continue;
      found.faults.push({ file, fault: error.fault });
    }
  }
  return found;
}

/** Makes the folder, and clears away drafts that a crash left behind. */
export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (DRAFT_NAME.test(name)) discard(join(folder, name));
}

/** Takes a pack away that others replace. One that the system keeps is passed over until it goes. */
export function removePack(file: string): void {
  discard(file);
}

/** What is in a folder, by name. */
function entriesOf(folder: string, found: FoundPacks): { name: string; isFile: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFile: !entry.isDirectory() }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) found.faults.push({ file: null, fault: 'unreadable' });
    return [];
  }
}
