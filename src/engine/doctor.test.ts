import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../shared/contract.ts';
import { openTemporaryEngine } from './testing/temporary-engine.ts';
import { createTemporaryFolder } from './testing/temporary-folder.ts';

describe('app.doctor', () => {
  it('finds a new installation healthy', async () => {
    const engine = await openTemporaryEngine();
    const report = contract['app.doctor'].output.parse(await engine.request('app.doctor', {}));
    expect(report.checks.map(({ name }) => name)).toEqual([
      'data-folder',
      'library',
      'backups',
      'index',
      'articles',
      'browser',
      'runtime',
    ]);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.healthy).toBe(true);
    await engine.close();
  });

  it('names what is wrong', async () => {
    using folder = createTemporaryFolder();
    writeFileSync(join(folder.path, 'library.db'), 'garbage');
    const engine = await openTemporaryEngine({ dataFolder: folder.path, access: 'read-only' });
    engine.attach({ paper: 'page', describeBrowser: () => undefined });
    const { healthy, checks } = await engine.request('app.doctor', {});
    await engine.close();
    expect(healthy).toBe(false);
    expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['library', 'browser']);
  });

  it('names a data folder that is a file', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    const engine = await openTemporaryEngine({ dataFolder: file, access: 'read-only' });
    const { checks } = await engine.request('app.doctor', {});
    await engine.close();
    expect(checks[0]).toEqual({ name: 'data-folder', ok: false, fact: `${file} is not a folder` });
  });
});
