import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type EngineOptions, openEngine } from '../engine.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Opens a real engine on a data folder of its own, which goes when the engine is closed.
 *
 * @param options what differs from a Chinese engine over the shipped articles
 */
export async function openTemporaryEngine(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'zhujian-engine-')));
  const engine = await openEngine({
    dataFolder: join(folder, 'data'),
    resourcesFolder: join(root, 'resources'),
    indexFolder: join(root, 'out', 'index'),
    version: '0.0.0',
    shell: 'command-line',
    systemLanguage: 'zh-CN',
    ...options,
  });
  return {
    call: engine.call.bind(engine),
    request: engine.request.bind(engine),
    subscribe: engine.subscribe.bind(engine),
    attach: engine.attach.bind(engine),
    shellState: engine.shellState,
    settled: engine.settled.bind(engine),
    get language() {
      return engine.language;
    },
    async close() {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
