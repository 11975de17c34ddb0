import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Corpus, createCorpus, find } from './corpus.ts';
import { FLEXSEARCH_VERSION } from './gram-index.ts';
import { decodeIndex, encodeIndex } from './index-file.ts';
import { buildIndex } from './load-index.ts';

const corpus = createCorpus([
  { id: 'first', hash: 'h1', blocks: ['人民就是江山。', 'ＡＢＣ㎏ “𠮷\ud842”'] },
  { id: 'second', hash: 'h2', blocks: ['江山就是人民，人民就是江山。', ''] },
]);

async function encode(of: Corpus = corpus): Promise<Uint8Array> {
  return encodeIndex(of, await buildIndex(of));
}

/** The file with its header changed. */
function withHeader(bytes: Uint8Array, changes: Record<string, unknown>): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  const end = text.indexOf('\n');
  const header: Record<string, unknown> = JSON.parse(text.slice(0, end));
  return Buffer.from(JSON.stringify({ ...header, ...changes }) + text.slice(end));
}

describe('the stored index', () => {
  it('comes back as it was', async () => {
    const index = decodeIndex(await encode(), corpus);
    if (typeof index === 'string') throw new Error(index);
    expect(index.export()).toEqual((await buildIndex(corpus)).export());
    const request = { from: 0, to: 4, limit: 0 };
    for (const query of ['江山', '江', 'abc', 'kg', '𠮷', '\ud842', 'c k', '民,人', '没有']) {
      expect(find(corpus, index, { query, ...request })).toEqual(
        find(corpus, undefined, { query, ...request }),
      );
    }
  });

  it('is the same for the same documents every time', async () => {
    expect(await encode()).toEqual(await encode());
  });

  it('is refused when any bit of it has changed', async () => {
    const bytes = await encode();
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (bytes[at] ?? 0) ^ (1 << bit);
        if (typeof decodeIndex(changed, corpus) === 'string') continue;
        expect.fail(`accepted with bit ${bit} of byte ${at} changed`);
      }
    }
  });

  it('is refused when cut off anywhere, or longer than it was', async () => {
    const bytes = await encode();
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decodeIndex(bytes.subarray(0, length), corpus)).toBe('damaged');
    }
    expect(decodeIndex(Buffer.concat([bytes, Buffer.from('\n')]), corpus)).toBe('damaged');
  });

  it('is refused when something else is in its place', () => {
    for (const text of ['null\n', '[]\n', '{}\n', '7\n', '\n', 'PK\n']) {
      expect(decodeIndex(Buffer.from(text), corpus)).toBe('damaged');
    }
  });

  it.each(['schema', 'folding', 'gramRule', 'flexsearch'])(
    'is refused under another %s',
    async (rule) => {
      expect(decodeIndex(withHeader(await encode(), { [rule]: 0 }), corpus)).toBe('outdated');
    },
  );

  it('is refused when it counts other grams', async () => {
    expect(decodeIndex(withHeader(await encode(), { grams: 1 }), corpus)).toBe('damaged');
  });

  it.each([
    ['another document', [{ id: 'first', hash: 'h1', blocks: ['人民就是江山。'] }]],
    ['no document', []],
    [
      'another hash',
      [
        { id: 'first', hash: 'h1', blocks: ['人民就是江山。', 'ＡＢＣ㎏ “𠮷\ud842”'] },
        { id: 'second', hash: 'h3', blocks: ['江山就是人民，人民就是江山。', ''] },
      ],
    ],
    [
      'another text under the same hash',
      [
        { id: 'first', hash: 'h1', blocks: ['人民就是江山。', 'ＡＢＣ㎏ “𠮷\ud843”'] },
        { id: 'second', hash: 'h2', blocks: ['江山就是人民，人民就是江山。', ''] },
      ],
    ],
    [
      'another order',
      [
        { id: 'second', hash: 'h2', blocks: ['江山就是人民，人民就是江山。', ''] },
        { id: 'first', hash: 'h1', blocks: ['人民就是江山。', 'ＡＢＣ㎏ “𠮷\ud842”'] },
      ],
    ],
  ])('is refused for %s', async (_, documents) => {
    expect(decodeIndex(await encode(), createCorpus(documents))).toBe('other-documents');
  });

  it('names the release of FlexSearch that is installed', () => {
    const file = new URL('../../../node_modules/flexsearch/package.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: FLEXSEARCH_VERSION });
  });
});
