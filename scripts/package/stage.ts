import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { findInstalled, type InstalledPackage } from './dependencies.ts';

const projectManifest = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  author: z.unknown(),
  main: z.string(),
  dependencies: z.record(z.string(), z.string()),
});

/** What the build puts inside our own files: their licences ask to go along. */
const bundled = [
  '@fontsource-variable/noto-sans-sc',
  '@fontsource-variable/noto-serif-sc',
  '@tanstack/react-query',
  'commander',
  'flexsearch',
  'i18next',
  'mdast-util-to-string',
  'react',
  'react-aria-components',
  'react-dom',
  'unist-util-visit',
  'zod',
];

/**
 * What our own files import at run time. Not puppeteer-core: it drives an installed browser for the
 * loopback server, and the packaged program is a browser itself.
 */
const imported = ['pdfjs-dist'];

/** Of pdf.js only the reader of text layers is used, which is a tenth of the package. */
const pdfFiles = /^(legacy(\/build(\/pdf(\.worker)?\.mjs)?)?)$/;
const developmentFile = /(\.map|\.[cm]?tsx?|\.md|\.flow)$|^(\.|test$|tests$|__tests__$|docs$|src$)/;

/**
 * Lays out, in a folder of its own, exactly what the package will hold, so that it can be checked
 * before anything is packed.
 *
 * @param root the project's folder, built
 * @param stage where to; whatever is there is replaced
 */
export function stageApp(root: string, stage: string): void {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const { dependencies: known, ...project } = projectManifest.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const manifest = {
    ...project,
    productName: 'Zhujian',
    // Wayland and X11 match a window with its launcher by this name.
    desktopName: 'zhujian.desktop',
    type: 'module',
    private: true,
    dependencies: Object.fromEntries(imported.map((name) => [name, known[name] ?? '*'])),
  };
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

  copyIfThere(root, stage, 'out', (name) => !name.endsWith('.map'));
  copyIfThere(root, stage, join('resources', 'articles'));
  copyIfThere(root, stage, join('resources', 'icons', 'linux', '256x256.png'));
  for (const file of ['LICENSE', 'README.md', 'README.zh-CN.md']) copyIfThere(root, stage, file);

  const runtime = findInstalled(root, imported);
  for (const found of runtime) copyPackage(root, stage, found);
  const names = bundled.filter((name) => existsSync(join(root, 'node_modules', name)));
  copyLicences(root, stage, [...runtime, ...findInstalled(root, names)]);
}

/** What is missing is left out here and named by the check of the list. */
function copyIfThere(
  root: string,
  stage: string,
  path: string,
  keep: (name: string) => boolean = () => true,
): void {
  const source = join(root, path);
  if (!existsSync(source)) return;
  cpSync(source, join(stage, path), { recursive: true, filter: (file) => keep(basename(file)) });
}

function copyPackage(root: string, stage: string, { path, manifest }: InstalledPackage): void {
  const source = join(root, path);
  cpSync(source, join(stage, path), {
    recursive: true,
    filter(file) {
      const inside = file.slice(source.length + 1).replaceAll('\\', '/');
      if (inside === '') return true;
      // Packages inside packages are on the list in their own right.
      if (inside === 'node_modules' || inside.startsWith('node_modules/')) return false;
      if (inside === 'package.json' || isLicence(inside)) return true;
      if (manifest.name === 'pdfjs-dist') return pdfFiles.test(inside);
      return !developmentFile.test(basename(inside));
    },
  });
}

function copyLicences(root: string, stage: string, packages: readonly InstalledPackage[]): void {
  const target = join(stage, 'licenses');
  mkdirSync(target);
  for (const { path, manifest } of packages) {
    const files = readdirSync(join(root, path)).filter(isLicence);
    const head = `${manifest.name} ${manifest.version}\n${manifest.license ?? ''}\n`;
    const texts = files.map((file) => readFileSync(join(root, path, file), 'utf8'));
    const name = manifest.name.replace('@', '').replaceAll('/', '-');
    writeFileSync(join(target, `${name}.txt`), [head, ...texts].join('\n'));
  }
}

function isLicence(file: string): boolean {
  return /^(licen[cs]e|copying|notice|ofl)(\.|-|$)/i.test(file);
}
