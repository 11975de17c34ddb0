import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/contract.ts';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import { createCorpus } from '../corpus.ts';
import { createRegexRunner } from '../evaluate/regex-runner.ts';
import { PackPart } from '../parts/pack-part.ts';
import { buildStore } from '../text/build-text.ts';
import { findNotes, type NoteOptions } from './find-notes.ts';

const store = buildStore(
  ['a', 'b'].map((id) => ({
    ...{ id, hash: id, title: id },
    blocks: ['b1', 'b2', 'b3'].map((block) => ({ id: block, kind: 'paragraph', text: '人民至上' })),
  })),
);
/** The library has them the other way round. */
const corpus = createCorpus([new PackPart(store)], ['b', 'a']);

let count = 0;

function annotate(document: string, block: string, given: Partial<Annotation> = {}): Annotation {
  count += 1;
  const range = { block, start: 0, end: 2 };
  const anchor = { documentHash: document, edition: 1, quote: '人民', prefix: '', suffix: '至上' };
  return {
    ...{ id: `n${count}`, kind: 'note', document, state: 'anchored', tags: [] },
    anchors: [{ ...anchor, ...range, path: ['一、總論', '其一'] }],
    places: [range],
    ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
    ...given,
  };
}

function find(annotations: Annotation[], query: string, options: Partial<NoteOptions> = {}) {
  return findNotes(corpus, annotations, parseQuery(query), {
    isStrict: false,
    regexRunner: createRegexRunner(),
    isWanted: () => true,
    ...options,
  });
}

/** Whether an annotation is found. */
function has(given: Partial<Annotation>, query: string, options?: Partial<NoteOptions>): boolean {
  return find([annotate('a', 'b1', given)], query, options).length === 1;
}

describe('findNotes', () => {
  it.each([
    [{ note: '關於發展' }, 'note:发展', true],
    [{ name: '关于发展' }, 'note:发展', true],
    [{ tags: ['发展'] }, 'note:发展', true],
    [{ note: '发展' }, 'note:民生', false],
    [{ note: '发展', tags: ['民生'] }, 'note:发展 note:民生', true],
    [{ note: '發', name: '展' }, 'note:發展', false],
    [{ note: 'Growth' }, 'note:growth', true],
    [{ note: 'Growth' }, 'strict:note:growth', false],
    [{ note: 'Growth' }, 'strict:note:Growth', true],
    [{ note: '发展' }, 'note:发展 人民', true],
    [{ note: '发展' }, 'note:发展 政府', false],
    [{ note: '发展' }, 'note:发展 政府|人民', true],
    [{ note: '发展' }, 'note:发展 /人./', true],
    [{ note: '发展' }, 'note:发展 /人$/', false],
    [{ note: '发展人民' }, 'note:发展 -人民', false],
    [{ note: '发展', name: '12' }, 'note:发展 -/[0-9]/', false],
    [{ note: '发展' }, 'note:发展 -人民', true],
    [{ note: '发展' }, 'note:发展 section:总论', true],
    [{ note: '发展' }, 'note:发展 section:其二', false],
    [{ note: '发展' }, 'note:发展 -section:总论', false],
    [{ note: '发展' }, '发展', false],
    [{ note: '发展', deletedAt: '2026-01-02T00:00:00.000Z' }, 'note:发展', false],
    [{}, 'note:发展', false],
  ])('of %j by %j', (given, query, isFound) => {
    expect(has(given, query)).toBe(isFound);
  });

  it('compares strictly and leaves out what is not wanted, when told so', () => {
    expect(has({ note: '發展' }, 'note:发展', { isStrict: true })).toBe(false);
    expect(
      has({ note: '发展' }, 'note:发展', { isWanted: ({ document }) => document === 'b' }),
    ).toBe(false);
    expect(has({ note: '发展' }, 'note:"\u200b"')).toBe(false);
  });

  it('shows the first words of the note that were looked for, or of the name', () => {
    const note = '𠮷。民生與\n发 展';
    expect(find([annotate('a', 'b2', { note, name: '发展' })], 'note:发展 note:民生')).toEqual([
      {
        ...{ document: 'a', block: 'b2', start: 0, end: 2, tier: 'exact' },
        ...{ text: '民生', snippet: '𠮷。民生與', mark: { start: 2, end: 4 } },
        ...{ path: ['一、總論', '其一'], section: '', annotation: `n${count}` },
      },
    ]);
    const [hit] = find([annotate('a', 'b2', { note: '无', name: '民生之發 展。' })], 'note:发展');
    expect(hit).toMatchObject({
      text: '發 展',
      snippet: '民生之發 展。',
      mark: { start: 3, end: 6 },
    });
  });

  it('is in the order of the library, then of the text; what has no place stands at its anchor', () => {
    const note = '发展';
    const lost = annotate('a', 'b2', { note, places: [], state: 'unresolved' });
    const moved = annotate('a', 'b1', { note, places: [{ block: 'b3', start: 1, end: 3 }] });
    const annotations = [
      moved,
      annotate('gone', 'b1', { note }),
      annotate('a', 'b9', { note, places: [] }),
      lost,
      annotate('a', 'b3', { note }),
      annotate('b', 'b2', { note }),
    ];
    const places = find(annotations, 'note:发展').map(({ document, block, start }) => [
      document,
      block,
      start,
    ]);
    expect(places).toEqual([
      ['b', 'b2', 0],
      ['a', 'b2', 0],
      ['a', 'b3', 0],
      ['a', 'b3', 1],
      ['a', 'b9', 0],
      ['gone', 'b1', 0],
    ]);
  });

  it('gives up on a regular expression that never ends', () => {
    const annotation = annotate('a', 'b1', { note: `发展${'a'.repeat(40)}!` });
    const options = { regexRunner: createRegexRunner(50) };
    expect(() => find([annotation], 'note:发展 -/(a+)+$/', options)).toThrow('query-too-slow');
  });
});
