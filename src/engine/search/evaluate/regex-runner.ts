import { type Context, createContext, Script } from 'node:vm';
import { ZhujianError } from '../../../shared/errors.ts';
import type { RegexTerm } from '../../../shared/search/query.ts';
import type { TextStore } from '../text/text-store.ts';
import type { BlockList } from './block-list.ts';
import { createOriginalReader } from './original-reader.ts';
import type { UnitRange } from './strict-text.ts';

/** Time for the regular expressions of one query. Unit: milliseconds. */
export const REGEX_TIME_LIMIT = 2_000;

/** Text handed over at a time: enough to make up for the 0.3 ms that it costs. Unit: UTF-16 units. */
const SLICE = 1 << 18;

/**
 * Runs as a program of its own, since that is what V8 can interrupt, in the midst of matching too.
 * Gives the number of matches of each text, and starts and ends of all. Empty matches don't count.
 */
const MATCH = new Script(`(() => {
  const regex = new RegExp(source, flags + 'g');
  const counts = [];
  const ranges = [];
  for (const text of texts) {
    let count = 0;
    for (const { 0: match, index } of text.matchAll(regex)) {
      if (match.length === 0) continue;
      ranges.push(index, index + match.length);
      count += 1;
    }
    counts.push(count);
  }
  return { counts, ranges };
})()`);

/** Takes the matches found in a block. */
export type AddMatches = (block: number, original: string, matches: readonly UnitRange[]) => void;

/** Matches regular expressions, which come from people and may never end, within a time limit. */
export interface RegexRunner {
  /**
   * Gives the matches in each of some blocks that has any.
   * @throws ZhujianError `query-too-slow` when the time for all calls together is over
   */
  run(regex: RegexTerm, store: TextStore, blocks: BlockList, add: AddMatches): void;
}

let context: Context | null = null;

/** @param limit milliseconds for all that the runner is asked to do */
export function createRegexRunner(limit = REGEX_TIME_LIMIT): RegexRunner {
  let rest = limit;

  function matchSlice({ source, flags }: RegexTerm, texts: readonly string[]) {
    if (rest < 1) throw tooSlow(limit);
    // The realm has nothing in it but the language, and only our program runs there.
    context ??= createContext(Object.create(null), {
      codeGeneration: { strings: false, wasm: false },
    });
    Object.assign(context, { source, flags, texts });
    try {
      return readMatches(MATCH.runInContext(context, { timeout: Math.ceil(rest) }));
    } catch (error) {
      // Matching that runs out of its stack would have gone on for long, too.
      if (isTimeout(error) || isRangeError(error)) throw tooSlow(limit);
      throw error;
    } finally {
      Object.assign(context, { texts: null });
    }
  }

  function runSlice(
    regex: RegexTerm,
    blocks: BlockList,
    read: (block: number) => string,
    add: AddMatches,
  ): number {
    const texts: string[] = [];
    for (let size = 0; texts.length < blocks.length && size < SLICE; ) {
      const text = read(blocks[texts.length] ?? 0);
      texts.push(text);
      size += text.length;
    }
    const { counts, ranges } = matchSlice(regex, texts);
    let next = 0;
    texts.forEach((text, i) => {
      const matches: UnitRange[] = [];
      for (let count = counts[i] ?? 0; count > 0; count -= 1, next += 2) {
        matches.push([ranges[next] ?? 0, ranges[next + 1] ?? 0]);
      }
      if (matches.length > 0) add(blocks[i] ?? 0, text, matches);
    });
    return texts.length;
  }

  function run(regex: RegexTerm, store: TextStore, blocks: BlockList, add: AddMatches): void {
    const read = createOriginalReader(store);
    for (let at = 0; at < blocks.length; ) {
      const began = performance.now();
      try {
        at += runSlice(regex, blocks.subarray(at), read, add);
      } finally {
        rest -= performance.now() - began;
      }
    }
  }

  return { run };
}

function tooSlow(limit: number): ZhujianError {
  return new ZhujianError('query-too-slow', { seconds: limit / 1_000 });
}

function readMatches(result: { counts: readonly number[]; ranges: readonly number[] }) {
  return result;
}

function isTimeout(error: unknown): boolean {
  return propertyOf(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** By name: the error is one of another realm. */
function isRangeError(error: unknown): boolean {
  return propertyOf(error, 'name') === 'RangeError';
}

function propertyOf(value: unknown, key: 'code' | 'name'): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
