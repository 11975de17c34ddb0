import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold } from '../../src/shared/text/folding.ts';
import { readCorpus } from '../corpus.ts';
import { prepareWorkload, readExpected, readParagraphs, readQueries } from './workload.ts';

const lines = [
  { src: 'a', doc: '1', paras: ['人民\u2028生活', 'ＧＤＰ增长'] },
  { src: 'a', doc: '2', paras: ['社会发展', '改革开放'] },
];
const corpus = lines.map((line) => JSON.stringify(line)).join('\n');

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhujian-workload-'));
  file = join(folder, 'corpus.jsonl.gz');
  writeFileSync(file, gzipSync(corpus));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readCorpus', () => {
  it('reads gzip and plain files, one after another', () => {
    const plain = join(folder, 'corpus.jsonl');
    writeFileSync(plain, `${corpus}\n\n`);
    const documents = [...readCorpus([file, plain])];
    expect(documents.map(({ name }) => name)).toEqual(['a/1', 'a/2', 'a/1', 'a/2']);
    expect(documents[0]?.paragraphs).toEqual(['人民\u2028生活', 'ＧＤＰ增长']);
    expect(documents[3]?.paragraphs).toEqual(['社会发展', '改革开放']);
  });

  it('stops before the paragraph that would pass the limit', () => {
    const bytes = Buffer.byteLength('人民\u2028生活ＧＤＰ增长社会发展');
    const texts = [...readCorpus([file], bytes + 1)].map(({ paragraphs }) => paragraphs);
    expect(texts).toEqual([['人民\u2028生活', 'ＧＤＰ增长'], ['社会发展']]);
    expect([...readCorpus([file], 1)]).toEqual([]);
  });

  it('refuses a line that is not JSON', () => {
    writeFileSync(file, gzipSync('{"src":'));
    expect(() => [...readCorpus([file])]).toThrow(SyntaxError);
  });
});

describe('prepareWorkload', () => {
  it('stores the paragraphs, the folded queries and what each must find', () => {
    const options = { folder, corpus: [file], limit: 1e6, queries: 50, seed: 3 };
    const workload = prepareWorkload(options);
    expect(workload).toMatchObject({ documents: 2, paragraphs: 4, randomQueries: 50 });
    const paragraphs = readParagraphs(folder);
    expect(paragraphs.map(({ id, doc, text }) => [id, doc, text])).toEqual([
      [0, 0, '人民\u2028生活'],
      [1, 0, 'ＧＤＰ增长'],
      [2, 1, '社会发展'],
      [3, 1, '改革开放'],
    ]);
    for (const { text, folded } of paragraphs) expect(folded).toBe(fold(text).text);
    const queries = readQueries(folder);
    const expected = readExpected(folder).map((ids) => [...ids]);
    expect(expected).toHaveLength(queries.length);
    expect(expected[queries.indexOf('gdp')]).toEqual([1]);
    expect(expected[queries.indexOf('改革开放')]).toEqual([3]);
    expect(expected[queries.indexOf('一带一路')]).toEqual([]);
  });

  it('refuses a corpus without text', () => {
    writeFileSync(file, gzipSync(''));
    const options = { folder, corpus: [file], limit: 1e6, queries: 5, seed: 3 };
    expect(() => prepareWorkload(options)).toThrow('no text');
  });
});
