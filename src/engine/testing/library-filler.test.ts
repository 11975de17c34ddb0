import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zhujianDocument } from '../../shared/document/model.ts';
import { deriveOutline } from '../../shared/document/outline.ts';
import { hashBlocks, importPlainText } from '../importers/plain-text.ts';
import { createDocumentStore } from '../library/document-store.ts';
import { openStorage } from '../storage/storage.ts';
import { fillLibrary, makeDocument, makeNumberedDocument } from './library-filler.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

describe('makeDocument', () => {
  it('makes what the importer would', () => {
    const paragraphs = ['人民就是江山。', '江山就是人民。'];
    const made = makeDocument({ id: 'x', title: '题', paragraphs, headings: { 1: '一、起' } });
    const text = ['题', paragraphs[0], '一、起', paragraphs[1]].join('\n');
    expect(made).toEqual(importPlainText(text, { id: 'x', source: 'x.txt' }));
    expect(zhujianDocument.parse(made)).toEqual(made);
  });

  it('takes paragraphs as they are', () => {
    const paragraphs = ['', ' \n', '一、起', '《人民日报》（2021年12月28日）'];
    const made = makeDocument({ id: 'x', title: '', paragraphs });
    expect(made.blocks.map(({ kind }) => kind)).toEqual(['title', ...Array(4).fill('paragraph')]);
    expect(made.blocks.slice(1).map(({ text }) => text)).toEqual(paragraphs);
    expect(made.hash).toBe(hashBlocks(made.blocks));
    expect(zhujianDocument.parse(made)).toEqual(made);
    expect(deriveOutline(made).map(({ kind }) => kind)).toEqual(['opening']);
  });
});

describe('fillLibrary', () => {
  it('writes documents into a folder in their order, and lets go of it', () => {
    using folder = createTemporaryFolder();
    const dataFolder = join(folder.path, 'data');
    const ids = Array.from({ length: 1001 }, (_, index) => `d${index}`);
    fillLibrary(dataFolder, ids.map(makeNumberedDocument));
    fillLibrary(dataFolder, [makeNumberedDocument('last')]);
    const storage = openStorage({ dataFolder, access: 'read-write' });
    const store = createDocumentStore(storage.database);
    expect(store.list().map(({ metadata }) => metadata.id)).toEqual([...ids, 'last']);
    expect(store.get('d1000')).toEqual(makeNumberedDocument('d1000'));
    const held = expect.objectContaining({ code: 'already-open' });
    expect(() => fillLibrary(dataFolder, [])).toThrow(held);
    storage.close();
  });
});
