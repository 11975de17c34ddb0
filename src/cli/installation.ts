import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the program's own read-only parts lie. */
export interface Installation {
  version: string;
  resourcesFolder: string;
  indexFolder: string;
  rendererFolder: string;
}

/**
 * Finds the package that this code belongs to, be it run from `src/`, from `out/` in the checkout,
 * or from `out/` in an installed package.
 *
 * @throws Error when no package.json stands above this file: the installation is broken
 */
export function findInstallation(): Installation {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    version: manifest.version,
    resourcesFolder: join(folder, 'resources'),
    indexFolder: join(folder, 'out', 'index'),
    rendererFolder: join(folder, 'out', 'renderer'),
  };
}
