import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

const PEERS = ['flexsearch', 'minisearch', '@orama/orama'];

/** One line on what the figures were measured with. */
export function describeMachine(): string {
  const processors = cpus();
  const peers = PEERS.map((name) => `${name} ${readVersion(name)}`);
  return [
    `${processors[0]?.model.trim() ?? 'unknown processor'} × ${processors.length}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${release()}`,
    `Node ${process.version}`,
    ...peers,
    `SQLite ${process.versions.sqlite}`,
  ].join(', ');
}

function readVersion(name: string): string {
  const file = join(import.meta.dirname, '..', '..', 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
