import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Builds the main process and the preload as `electron.vite.config.ts` says, into a folder of its
 * own, so that a test can't pass on bundles of yesterday.
 *
 * @param target gets `out/main/` and `out/preload/`
 */
export async function buildShell(target: string): Promise<void> {
  const { config } = await resolveConfig({ root, logLevel: 'error' }, 'build', 'production');
  for (const part of ['main', 'preload'] as const) {
    const settings = config?.[part];
    if (!settings) throw new Error(`electron.vite.config.ts has no ${part}`);
    await build({
      ...settings,
      configFile: false,
      build: { ...settings.build, outDir: join(target, 'out', part), emptyOutDir: true },
    });
  }
}
