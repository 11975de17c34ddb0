import { draftPath, packPath, prepareFolder } from '../files/pack-folder.ts';
import { PackPart } from '../parts/pack-part.ts';
import type { Part } from '../parts/part.ts';
import type { KeptPack } from './load-parts.ts';
import type { PackJob } from './pack-job.ts';
import type { Packer } from './packer.ts';

export interface PackingOptions {
  parts: readonly Part[];
  /** Ids of the library's documents, in order. */
  order: readonly string[];
  /** Where the pack is to be kept; null keeps it in memory only. */
  folder: string | null;
  generation: number;
  packer: Packer;
}

/**
 * Makes one pack of the documents alive in some parts, in the library's order.
 *
 * @returns the pack, and why it could not be saved: it serves all the same
 * @throws whatever ends the packing thread
 */
export async function packParts(
  options: PackingOptions,
): Promise<{ made: KeptPack; failure?: string }> {
  const { parts, order, folder, generation, packer } = options;
  const documents = orderAlive(parts, order);
  const { target, obstacle } = prepareTarget(folder, generation);
  const sources = parts.map(({ store }) => store);
  const result = await packer({ sources, documents, generation, target });
  const { store, grams, failure = obstacle } = result;
  // Some documents may have gone meanwhile.
  const alive = Uint8Array.from(documents, ([part, number]) => parts[part]?.alive[number] ?? 0);
  const file = failure === undefined ? (target?.file ?? null) : null;
  const made = { part: new PackPart(store, grams, alive), file, readGrams: null };
  return { made, ...(failure !== undefined && { failure }) };
}

/** The documents alive in some parts, in the library's order: part, number. */
function orderAlive(parts: readonly Part[], order: readonly string[]): PackJob['documents'] {
  const places = new Map(order.map((id, place) => [id, place]));
  const found: { place: number; entry: [part: number, document: number] }[] = [];
  parts.forEach(({ store, alive }, part) => {
    store.documents.forEach(({ id }, document) => {
      if (alive[document] !== 1) return;
      found.push({ place: places.get(id) ?? 0, entry: [part, document] });
    });
  });
  return found.sort((left, right) => left.place - right.place).map(({ entry }) => entry);
}

/** Where to write a pack; null where there is no folder, or it can't be made: `obstacle` says why. */
function prepareTarget(
  folder: string | null,
  generation: number,
): { target: PackJob['target']; obstacle?: string } {
  if (folder === null) return { target: null };
  try {
    prepareFolder(folder);
    const target = { file: packPath(folder, generation), draft: draftPath(folder, generation) };
    return { target };
  } catch (error) {
    return { target: null, obstacle: error instanceof Error ? error.message : String(error) };
  }
}
