import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of a test's own, gone with the `using` block that holds it. */
export function createTemporaryFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'zhujian-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
