import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
export type Manifest = z.infer<typeof manifest>;

export interface InstalledPackage {
  /** From the project's root, with `/`: `node_modules/ws`. */
  path: string;
  manifest: Manifest;
}

/** Reads the manifest of a package that lies in a folder. */
export function readManifest(folder: string): Manifest {
  return manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

/**
 * The packages that some packages need at run time, themselves among them, as npm has laid them out.
 * An optional one counts where it is installed, as for a native part that this system has no use for.
 *
 * @param root the project's folder
 * @param names packages that the project itself depends on
 * @throws Error when one is not installed
 */
export function findInstalled(root: string, names: readonly string[]): InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();

  function visit(name: string, from: string, optional: boolean): void {
    const folder = locate(name, from, root);
    if (folder === undefined) {
      if (optional) return;
      throw new Error(`${name}, which ${from} needs, is not installed`);
    }
    const path = relative(root, folder).split(sep).join('/');
    if (found.has(path)) return;
    const details = readManifest(folder);
    found.set(path, { path, manifest: details });
    const { dependencies, optionalDependencies } = details;
    for (const next of Object.keys(dependencies)) visit(next, folder, next in optionalDependencies);
    for (const next of Object.keys(optionalDependencies)) visit(next, folder, true);
  }

  for (const name of names) visit(name, root, false);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Looks for a package in each `node_modules` from a folder up to the root, as Node does. */
function locate(name: string, from: string, root: string): string | undefined {
  for (let folder = from; folder.startsWith(root); folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}
