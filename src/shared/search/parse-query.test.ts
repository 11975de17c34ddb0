import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeError } from '../error-messages.ts';
import { ZhujianError } from '../errors.ts';
import { countCodePoints, sliceCodePoints } from '../text/code-points.ts';
import { parseQuery, plainText } from './parse-query.ts';
import type { Filter, Query, Term } from './query.ts';

/** Writes a syntax tree on one line, so that tables stay readable. */
function sketch({ groups, excluded, filters, notes, phrase }: Query): string {
  return [
    ...groups.map((group) => group.map(sketchTerm).join(' or ')),
    ...excluded.map((term) => `not ${sketchTerm(term)}`),
    ...filters.map(sketchFilter),
    ...notes.map((term) => `note ${sketchTerm(term)}`),
    ...(phrase === null ? [] : [`phrase ${sketchTerm(phrase)}`]),
  ].join('; ');
}

function sketchTerm(term: Term): string {
  if (term.kind === 'regex') return `/${term.source}/${term.flags}`;
  return `${term.strict ? 'strict' : ''}[${term.text}]`;
}

function sketchFilter({ field, text, strict, negated }: Filter): string {
  return `${negated ? 'not ' : ''}${field} ${strict ? 'strict' : ''}[${text}]`;
}

function failureOf(text: string): ZhujianError {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof ZhujianError) return error;
    throw error;
  }
  throw new Error(`no failure: ${text}`);
}

function rangesOf({ groups, excluded, filters, notes, phrase }: Query) {
  return [
    ...groups.flat(),
    ...excluded,
    ...filters,
    ...notes,
    ...(phrase === null ? [] : [phrase]),
  ];
}

describe('parseQuery', () => {
  it.each([
    ['', ''],
    [' \u3000\n\t', ''],
    ['人民', '[人民]'],
    ['  人民\u3000', '[人民]'],
    ['人民 江山', '[人民]; [江山]; phrase [人民 江山]'],
    [' 人民 \n 江山 ', '[人民]; [江山]; phrase [人民 \n 江山]'],
    ['"人民 江山"', '[人民 江山]'],
    ['" 人民 "', '[人民]'],
    ['"人民" 江山', '[人民]; [江山]'],
    ['"人民"江山', '[人民]; [江山]'],
    ['"人民""江山"', '[人民]; [江山]'],
    ['"人民"-江山', '[人民]; not [江山]'],
    ['“人民 江山”', '[“人民]; [江山”]; phrase [“人民 江山”]'],
    ['「人民」', '[「人民」]'],
    ['说"人民"', '[说"人民"]'],
    ['＂人民', '[＂人民]'],
  ])('reads words and phrases: %j', (text, tree) => {
    expect(sketch(parseQuery(text))).toBe(tree);
  });

  it.each([
    ['人民 -江山', '[人民]; not [江山]'],
    ['-江山 人民', '[人民]; not [江山]'],
    ['人民 -"江 山"', '[人民]; not [江 山]'],
    ['人民 -/江.山/i', '[人民]; not /江.山/iu'],
    ['人民 -strict:A', '[人民]; not strict[A]'],
    ['人民 -江|山', '[人民]; not [江]; not [山]'],
    ['人民 --江山', '[人民]; [--江山]; phrase [人民 --江山]'],
    ['人民 -- 江山', '[人民]; [--]; [江山]; phrase [人民 -- 江山]'],
    ['人-民', '[人-民]'],
    ['人民 －江山', '[人民]; [－江山]; phrase [人民 －江山]'],
  ])('reads exclusions: %j', (text, tree) => {
    expect(sketch(parseQuery(text))).toBe(tree);
  });

  it.each([
    ['a|b', '[a] or [b]'],
    ['a | b', '[a] or [b]'],
    ['a| b |c d', '[a] or [b] or [c]; [d]'],
    ['"a b"|c', '[a b] or [c]'],
    ['a|"b c"', '[a] or [b c]'],
    ['/a|b/|c', '/a|b/u or [c]'],
    ['strict:a|strict:"b c"|d', 'strict[a] or strict[b c] or [d]'],
    ['a｜b', '[a｜b]'],
    ['"|"', '[|]'],
  ])('reads alternatives: %j', (text, tree) => {
    expect(sketch(parseQuery(text))).toBe(tree);
  });

  it.each([
    ['title:总则', 'title [总则]'],
    ['section：总则', 'section [总则]'],
    ['TITLE:"总 则" 人民', '[人民]; title [总 则]'],
    ['人民 in:d1 -Title:总则', '[人民]; in [d1]; not title [总则]'],
    ['人民 -in:d1', '[人民]; not in [d1]'],
    ['strict:title:A', 'title strict[A]'],
    ['title:strict:A', 'title strict[A]'],
    ['-strict:title:A b', '[b]; not title strict[A]'],
    ['title:title:a', 'title [title:a]'],
    ['title:in:a', 'title [in:a]'],
    ['strict:strict:a', 'strict[strict:a]'],
    ['title:-a', 'title [-a]'],
    ['title:/a/', 'title [/a/]'],
    ['title::a', 'title [:a]'],
    ['strict:/a/', 'strict[/a/]'],
    ['note:人民', 'note [人民]'],
    ['note:a note:"b c" note:strict:D e', '[e]; note [a]; note [b c]; note strict[D]'],
    ['in:d1 note:a', 'in [d1]; note [a]'],
    ['in:d1 title:a', 'in [d1]; title [a]'],
    ['title:a -b', 'not [b]; title [a]'],
    ['note:a -b', 'not [b]; note [a]'],
    ['strict:人民', 'strict[人民]'],
    ['strict:"A b"', 'strict[A b]'],
    ['subtitle:a', '[subtitle:a]'],
    ['https://a.b', '[https://a.b]'],
  ])('reads prefixes: %j', (text, tree) => {
    expect(sketch(parseQuery(text))).toBe(tree);
  });

  it.each([
    ['/a/', '/a/u'],
    ['/a b/', '/a b/u'],
    ['/a\\/b/', '/a\\/b/u'],
    ['/\\\\/', '/\\\\/u'],
    ['/a/ism', '/a/ismu'],
    ['/a/iu', '/a/iu'],
    ['/[a--b]/v', '/[a--b]/v'],
    ['/a/中', '/a/u; [中]'],
    ['/a/"b"', '/a/u; [b]'],
    ['1/2', '[1/2]'],
    ['/', '[/]'],
    ['//', '[//]'],
    ['//a/b', '[//a/b]'],
    ['/a', '[/a]'],
    ['/a b', '[/a]; [b]; phrase [/a b]'],
    ['/a\\/', '[/a\\/]'],
    ['a /', '[a]; [/]; phrase [a /]'],
    ['／a／', '[／a／]'],
  ])('reads regular expressions: %j', (text, tree) => {
    expect(sketch(parseQuery(text))).toBe(tree);
  });

  it.each([
    '-12',
    ' -12 ',
    '|',
    '-',
    '- -',
    '-a -b',
    '-a|b',
    '""',
    '"  "',
    '-""',
    'title:',
    '-note:',
  ])('takes a query that asks for nothing literally: %j', (text) => {
    const query = parseQuery(text);
    expect(sketch(query)).toBe(`[${text.trim()}]`);
    expect(plainText(query)).toBe(text.trim());
  });

  it.each([
    ['"', 'query-unclosed-quote', 0, '"'],
    [' 𠮷 "人民 江山 ', 'query-unclosed-quote', 3, '"人民 江山'],
    ['-"人民', 'query-unclosed-quote', 1, '"人民'],
    ['title:"人民', 'query-unclosed-quote', 6, '"人民'],
    ['"a"b "c', 'query-unclosed-quote', 5, '"c'],
    ['人民 -', 'query-missing-word', 3, '-'],
    ['人民 - 江山', 'query-missing-word', 3, '-'],
    ['人民 ""', 'query-missing-word', 3, '""'],
    ['人民 -""', 'query-missing-word', 3, '-""'],
    ['人民 Title： 江山', 'query-missing-word', 3, 'Title：'],
    ['人民 -title:strict:', 'query-missing-word', 3, '-title:strict:'],
    ['人民 -note:a', 'query-missing-word', 3, '-'],
    ['note:a -', 'query-missing-word', 7, '-'],
    ['in:a -', 'query-missing-word', 5, '-'],
    ['𠮷|', 'query-missing-word', 1, '|'],
    ['  | a', 'query-missing-word', 2, '|'],
    ['a||b', 'query-missing-word', 1, '|'],
    ['a|-b', 'query-missing-word', 1, '|'],
    ['a|title:b', 'query-missing-word', 1, '|'],
    ['title:a|b', 'query-missing-word', 7, '|'],
    ['note:a|b', 'query-missing-word', 6, '|'],
    ['in:a', 'query-nothing', 0, 'in:a'],
    [' -title:"a b" -c', 'query-nothing', 1, '-title:"a b"'],
    ['in:a -section:b', 'query-nothing', 0, 'in:a'],
  ])('says where a query is wrong: %j', (text, code, start, part) => {
    const { code: found, details } = failureOf(text);
    const end = start + countCodePoints(part);
    expect({ code: found, details }).toEqual({
      code,
      details: { start, end, from: start + 1, part },
    });
  });

  it.each([
    ['a -/(/i', 3, '/(/i', 'Unterminated group'],
    ['𠮷 /[/', 2, '/[/', 'Unterminated character class'],
    ['/\\u{110000}/', 0, '/\\u{110000}/', 'Invalid Unicode escape'],
    ['/a/g', 0, '/a/g', "Invalid flags 'g'"],
    ['/a/y', 0, '/a/y', "Invalid flags 'y'"],
    ['/a/d', 0, '/a/d', "Invalid flags 'd'"],
    ['/a/ii', 0, '/a/ii', "Invalid flags 'ii'"],
    ['/a/uv', 0, '/a/uv', "Invalid flags 'uv'"],
    ['/usr/bin/env', 0, '/usr/bin', "Invalid flags 'bin'"],
  ])('says what is wrong with a regular expression: %j', (text, start, part, reason) => {
    const { code, details } = failureOf(text);
    const end = start + countCodePoints(part);
    expect({ code, details }).toEqual({
      code: 'query-bad-regex',
      details: { start, end, from: start + 1, part, reason },
    });
  });

  it('fills every blank of its messages', () => {
    for (const text of ['"a', 'a |', '/(/', 'in:a']) {
      const { code, details } = failureOf(text);
      expect(describeError(code, details, 'zh-CN')).not.toMatch(/[{}]/);
      expect(describeError(code, details, 'en')).not.toMatch(/[{}]/);
    }
  });

  it('gives ranges that cover operators and quotation marks', () => {
    const text = ' 𠮷|b -"c d" -title:strict:"e" note:f /g/i';
    const ranges = rangesOf(parseQuery(text)).map(({ start, end }) =>
      sliceCodePoints(text, start, end),
    );
    expect(ranges).toEqual(['𠮷', 'b', '/g/i', '-"c d"', '-title:strict:"e"', 'note:f']);
  });

  it.each([
    '"',
    '|',
    '-',
    '/',
    ' ',
    ':',
    '\\',
    '/ ',
    '" ',
    '- ',
    '-/',
    '/\\',
    '"a" ',
    'a ',
    '\ud800',
  ])('answers ten thousand of %j', (sign) => {
    for (const text of [sign.repeat(10_000 / sign.length), `a ${sign.repeat(4_000)}`]) {
      expectParsed(text);
    }
  });

  it.each(['title:', 'strict:', 'note:', 'title:strict:'])('answers many of %j', (prefix) => {
    expect(sketch(parseQuery(`${prefix.repeat(500)}a`))).toContain(':a]');
  });

  it('reads thousands of words with the right places', () => {
    const query = parseQuery('𠮷 '.repeat(3_000));
    expect(query.groups).toHaveLength(3_000);
    expect(query.groups.at(-1)).toEqual([
      { kind: 'text', text: '𠮷', strict: false, start: 5_998, end: 5_999 },
    ]);
  });
});

/** Parses, or fails as it may; checks that every range lies in the query and covers what it says. */
function expectParsed(text: string): void {
  const characters = Array.from(text);
  try {
    const query = parseQuery(text);
    for (const range of rangesOf(query)) {
      expect(range.start).toBeLessThan(range.end);
      expect(range.end).toBeLessThanOrEqual(characters.length);
      const covered = characters.slice(range.start, range.end).join('');
      expect(covered).toContain('source' in range ? range.source : range.text);
    }
    for (const term of query.groups.flat()) {
      if (term.kind === 'regex') expect(() => new RegExp(term.source, term.flags)).not.toThrow();
      else expect(term.text).toBe(term.text.trim());
    }
    expect(query.groups.length === 0 && query.filters.length + query.notes.length === 0).toBe(
      text.trim() === '',
    );
  } catch (error) {
    if (!(error instanceof ZhujianError)) throw error;
    expect(error.code).toMatch(/^query-(unclosed-quote|missing-word|bad-regex|nothing)$/);
    const { start, end, from, part } = error.details;
    expect(from).toBe(Number(start) + 1);
    expect(part).toBe(characters.slice(Number(start), Number(end)).join(''));
    expect(part).not.toBe('');
  }
}

describe('parseQuery, for any query', () => {
  const pieces = [
    '"',
    '|',
    '-',
    '/',
    ' ',
    'title:',
    'in：',
    'note:',
    'STRICT:',
    'a',
    '民',
    '𠮷',
    '(',
    '\\',
    'i',
  ];
  const hostile = fc
    .array(fc.constantFrom(...pieces), { maxLength: 12 })
    .map((all) => all.join(''));

  it('fails with a code for queries only, and keeps its ranges within the query', () => {
    fc.assert(fc.property(hostile, expectParsed), { numRuns: 3_000 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectParsed));
  });

  it('gives bare words back as they were typed', () => {
    const word = fc.string({ unit: fc.constantFrom('a', '民', '𠮷', '1', '。'), minLength: 1 });
    const words = fc.array(word, { minLength: 2, maxLength: 8 });
    const space = fc.constantFrom(' ', '\u3000', '\n', '  ');
    fc.assert(
      fc.property(words, space, (typed, between) => {
        const query = parseQuery(typed.join(between));
        expect(query.groups.map((group) => group.map(sketchTerm).join())).toEqual(
          typed.map((text) => `[${text}]`),
        );
        expect(plainText(query)).toBe(typed.join(between));
      }),
    );
  });
});

describe('plainText', () => {
  it.each([
    ['renmin', 'renmin'],
    [' ren min ', 'ren min'],
    ['𠮷', '𠮷'],
    ['-12', '-12'],
  ])('is the text of plain words: %j', (text, plain) => {
    expect(plainText(parseQuery(text))).toBe(plain);
  });

  it.each([
    '',
    '"renmin"',
    'strict:renmin',
    'ren|min',
    'ren "min"',
    'ren -min',
    'ren in:min',
    'ren note:min',
    'title:ren',
    'note:ren',
    '/ren/',
  ])('is nothing for %j', (text) => {
    expect(plainText(parseQuery(text))).toBeNull();
  });
});
