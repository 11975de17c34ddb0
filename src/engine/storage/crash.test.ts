import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createAnnotationStore } from '../annotations/annotation-store.ts';
import { createDocumentStore } from '../library/document-store.ts';
import { makeNumberedDocument } from '../testing/library-filler.ts';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { openStorage } from './storage.ts';

// `npm run test:slow` takes its time.
const ROUNDS = process.env.ZHUJIAN_SLOW_TESTS ? 200 : 30;
const TIMEOUT = 900_000;
const testing = join(import.meta.dirname, '../testing');

/** Kills a writer again and again, and looks each time for all that it ever told of. */
async function expectNothingLost(
  writer: string,
  listKept: (database: DatabaseSync) => Iterable<string>,
): Promise<void> {
  using folder = createTemporaryFolder();
  const told: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    told.push(...(await runAndKill(join(testing, writer), folder.path, Math.random() * 30)));
    const storage = openStorage({ dataFolder: folder.path, access: 'read-write' });
    const kept = new Set(listKept(storage.database));
    const integrity = storage.database.prepare('PRAGMA integrity_check').get();
    storage.close();
    expect(storage.notices).toEqual([]);
    expect(integrity).toEqual({ integrity_check: 'ok' });
    expect(told.filter((id) => !kept.has(id))).toEqual([]);
  }
  expect(told.length).toBeGreaterThanOrEqual(ROUNDS);
}

/** Lets the writer run for a while after its first words, kills it, and returns what it told. */
async function runAndKill(writer: string, folder: string, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await wait(milliseconds);
  child.kill('SIGKILL');
  const [, signal] = await closed;
  expect(signal).toBe('SIGKILL');
  // A last line without its line feed was cut off in the pipe.
  return Buffer.concat(chunks).toString().split('\n').slice(0, -1);
}

it('loses no acknowledged bookmark, whenever the process is killed', { timeout: TIMEOUT }, () =>
  expectNothingLost('bookmark-writer.ts', (database) =>
    createAnnotationStore(database)
      .list('x')
      .map(({ id }) => id),
  ),
);

it('loses no acknowledged document and keeps none in part', { timeout: TIMEOUT }, () =>
  expectNothingLost('document-writer.ts', (database) => {
    const store = createDocumentStore(database);
    const ids = store.list().map(({ metadata }) => metadata.id);
    for (const id of ids) expect(store.get(id)).toEqual(makeNumberedDocument(id));
    return ids;
  }),
);
