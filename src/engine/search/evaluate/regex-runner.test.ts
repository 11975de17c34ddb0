import { describe, expect, it } from 'vitest';
import { ZhujianError } from '../../../shared/errors.ts';
import type { RegexTerm } from '../../../shared/search/query.ts';
import { buildStore } from '../text/build-text.ts';
import { listRange } from './block-list.ts';
import { createRegexRunner, type RegexRunner } from './regex-runner.ts';

function createStore(...texts: string[]) {
  const blocks = texts.map((text, i) => ({ id: `b${i + 1}`, kind: 'paragraph' as const, text }));
  return buildStore([{ id: 'd', hash: '', title: '', blocks }]);
}

function match(runner: RegexRunner, source: string, texts: string[], flags = 'u') {
  const regex: RegexTerm = { kind: 'regex', source, flags, start: 0, end: 0 };
  const found: [number, string][] = [];
  runner.run(regex, createStore(...texts), listRange(0, texts.length), (block, text, matches) => {
    for (const [start, end] of matches) found.push([block, text.slice(start, end)]);
  });
  return found;
}

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof ZhujianError ? [error.code, error.details] : error;
  }
  return null;
}

describe('createRegexRunner', () => {
  it('gives all matches but empty ones, block by block', () => {
    const texts = ['人民，𠮷人', 'x', '大人物'];
    expect(match(createRegexRunner(), '人?', texts)).toEqual([
      [0, '人'],
      [0, '人'],
      [2, '人'],
    ]);
    expect(match(createRegexRunner(), '^.', texts, 'us')[0]).toEqual([0, '人']);
  });

  it('matches what was typed, not what folding makes of it', () => {
    expect(match(createRegexRunner(), '[，Ａ]', ['人，民, A Ａ'])).toHaveLength(2);
  });

  it('reads more text than it hands over at a time', () => {
    const texts = Array.from({ length: 5 }, (_, i) => `${'一'.repeat(150_000)}${i}`);
    const found = match(createRegexRunner(60_000), '\\d', texts);
    expect(found).toEqual([0, 1, 2, 3, 4].map((i) => [i, String(i)]));
  });

  it('stops one that would never end, and goes on to serve', () => {
    const texts = ['a'.repeat(60)];
    const slow = failureOf(() =>
      match(createRegexRunner(50), '(a+)+$|(a|aa)+b', [`${'a'.repeat(60)}!`]),
    );
    expect(slow).toEqual(['query-too-slow', { seconds: 0.05 }]);
    expect(match(createRegexRunner(60_000), 'a+', texts)).toHaveLength(1);
  });

  it('counts the time of all calls together', () => {
    const runner = createRegexRunner(30);
    expect(failureOf(() => match(runner, '(a+)+$', [`${'a'.repeat(60)}!`]))).not.toBeNull();
    expect(failureOf(() => match(runner, 'a', ['a']))).toEqual([
      'query-too-slow',
      { seconds: 0.03 },
    ]);
  });

  it('says the same of one that needs too much room', () => {
    const failure = failureOf(() =>
      match(createRegexRunner(20_000), '(?:a|b)*c', ['a'.repeat(1.2e7)]),
    );
    expect(failure).toEqual(['query-too-slow', { seconds: 20 }]);
  });

  it('gives a regular expression nothing to get at', () => {
    const source = '"\\);globalThis\\.x=1;\\(|(?<constructor>a)';
    expect(match(createRegexRunner(), source, ['a'])).toEqual([[0, 'a']]);
  });
});
