import type { ZhujianEvent } from '../../shared/contract.ts';

/** What reaches the page unasked: a change to fetch anew, or a command from the shell's menu. */
export type ShellEvent = ZhujianEvent | { command: string };

/** Reads an event from the wire; undefined when it is none of ours. */
export function readEvent(value: unknown): ShellEvent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('command' in value && typeof value.command === 'string') return { command: value.command };
  if ('topic' in value && 'revision' in value) return value as ZhujianEvent;
  return undefined;
}
