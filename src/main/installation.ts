import { join } from 'node:path';

/** Where the parts of the program lie; all read only. */
export interface Installation {
  /** The built renderer: `index.html`, `print.html`, `assets/`. */
  renderer: string;
  preload: string;
  /** The prebuilt search index of the bundled articles. */
  index: string;
  /** Holds `articles/`. */
  resources: string;
}

/**
 * Finds the parts in a checkout and in an installed package alike: the package's archive has the same
 * folders as the checkout, and Electron lets Node read inside it.
 *
 * @param appFolder `app.getAppPath()`: the checkout, or `…/resources/app.asar`
 */
export function locateInstallation(appFolder: string): Installation {
  return {
    renderer: join(appFolder, 'out', 'renderer'),
    preload: join(appFolder, 'out', 'preload', 'index.cjs'),
    index: join(appFolder, 'out', 'index'),
    resources: join(appFolder, 'resources'),
  };
}
