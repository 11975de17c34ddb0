import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../testing/temporary-folder.ts';
import { buildGrams } from '../grams/build-grams.ts';
import type { GramIndex } from '../grams/gram-index.ts';
import { anyDocuments } from '../testing/adversarial-texts.ts';
import { buildStore } from '../text/build-text.ts';
import type { SearchableDocument, TextStore } from '../text/text-store.ts';
import { openPack, PackError, type PackFault, writePack } from './pack-file.ts';

const texts = [
  '發展中的國家，½ ﬁ',
  '',
  '人　民\u200d\n𠮷𝐀',
  `\ud842${'江山就是人民。'.repeat(40)}`,
];
const sample: SearchableDocument[] = ['one', '二', '\ud842'].map((id) => ({
  id,
  hash: `hash of ${id}`,
  title: `题 ${id}`,
  blocks: texts.map((text, i) => ({ id: `b${i + 1}`, kind: 'paragraph', text })),
}));

let folder: ReturnType<typeof createTemporaryFolder>;
let file: string;
let draft: string;

beforeAll(() => {
  folder = createTemporaryFolder();
  file = join(folder.path, 'sample.pack');
  draft = `${file}.part`;
});
afterAll(() => folder[Symbol.dispose]());

function write(documents: readonly SearchableDocument[]): { store: TextStore; grams: GramIndex } {
  const store = buildStore(documents);
  const grams = buildGrams(store.units);
  writePack(file, draft, 7, store, grams);
  return { store, grams };
}

/** Reads all of a pack: what is in it, or why it can't serve. */
function read(path = file): { store: TextStore; grams: GramIndex } | PackFault {
  try {
    const pack = openPack(path);
    try {
      return { store: pack.readText(), grams: pack.readGrams() };
    } finally {
      pack.close();
    }
  } catch (error) {
    if (error instanceof PackError) return error.fault;
    throw error;
  }
}

/** Puts other numbers into the header, checksum and all. */
function rewriteHeader(bytes: Buffer, change: (header: Record<string, unknown>) => void): Buffer {
  const length = bytes.readUInt32LE(8);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + length)) as Record<string, unknown>;
  change(header);
  const json = Buffer.from(JSON.stringify(header));
  expect(json.length).toBe(length);
  const changed = Buffer.from(bytes);
  json.copy(changed, 16);
  changed.writeUInt32LE(crc32(json), 12);
  return changed;
}

describe('a pack', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const written = write(documents);
        expect(read()).toEqual(written);
      }),
      { numRuns: 60 },
    );
    expect(readdirSync(folder.path)).toEqual(['sample.pack']);
  });

  it('can be of nothing, and has its generation', () => {
    const written = write([]);
    expect(read()).toEqual(written);
    const pack = openPack(file);
    expect(pack.generation).toBe(7);
    pack.close();
  });

  it('gives its text even where its index is damaged', () => {
    const { store } = write(sample);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, -1));
    const pack = openPack(file);
    expect(pack.readText()).toEqual(store);
    expect(() => pack.readGrams()).toThrow(new PackError('damaged'));
    pack.close();
  });
});

describe('a pack that can not serve', () => {
  it('is found out wherever it is cut off', () => {
    write(sample);
    const bytes = readFileSync(file);
    const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(8))) as {
      sections: { offset: number; bytes: number }[];
    };
    const start = Math.ceil((16 + bytes.readUInt32LE(8)) / 8) * 8;
    const ends = header.sections
      .filter((section) => section.bytes > 0)
      .flatMap(({ offset, bytes: size }) => [start + offset, start + offset + size - 1]);
    expect(ends.length).toBeGreaterThan(20);
    for (const length of [0, 1, 7, 8, 15, 16, 17, start - 1, start, ...ends]) {
      writeFileSync(file, bytes.subarray(0, length));
      expect({ length, outcome: read() }).toEqual({ length, outcome: 'damaged' });
    }
  });

  it('is found out whichever bits flip: it is as it was, or refused', () => {
    const written = write(sample);
    const bytes = readFileSync(file);
    const anyPlaces = fc.array(fc.nat(8 * bytes.length - 1), { minLength: 1, maxLength: 3 });
    const anyEarly = fc.array(fc.nat(8 * 2_000), { minLength: 1, maxLength: 3 });
    const faults = new Map<string, number>();
    fc.assert(
      fc.property(fc.oneof(anyPlaces, anyEarly), (places) => {
        const spoilt = Buffer.from(bytes);
        for (const place of new Set(places)) {
          spoilt.writeUInt8(spoilt.readUInt8(place >> 3) ^ (1 << (place & 7)), place >> 3);
        }
        writeFileSync(file, spoilt);
        const outcome = read();
        if (typeof outcome === 'string') {
          expect(['damaged', 'outdated']).toContain(outcome);
          faults.set(outcome, (faults.get(outcome) ?? 0) + 1);
        } else expect(outcome).toEqual(written);
      }),
      { numRuns: 500 },
    );
    expect(faults.get('damaged')).toBeGreaterThan(300);
  });

  it('is refused when it is something else', () => {
    for (const bytes of [
      '',
      'this is no pack at all',
      'ZJPACK01',
      `ZJPACK01${'\xff'.repeat(99)}`,
    ]) {
      writeFileSync(file, bytes, 'latin1');
      expect(read()).toBe('damaged');
    }
  });

  it.each(['schema', 'folding', 'gramRule'])('is outdated by another %s', (rule) => {
    write(sample);
    const bytes = readFileSync(file);
    writeFileSync(
      file,
      rewriteHeader(bytes, (header) => {
        header[rule] = (Number(header[rule]) + 1) % 10;
      }),
    );
    expect(read()).toBe('outdated');
    writeFileSync(file, bytes);
    expect(read()).toMatchObject({});
  });

  it('is outdated by another format', () => {
    write(sample);
    const bytes = readFileSync(file);
    bytes.write('ZJPACK99', 'latin1');
    writeFileSync(file, bytes);
    expect(read()).toBe('outdated');
  });

  it('may be missing, or a folder', () => {
    expect(read(join(folder.path, 'nowhere.pack'))).toBe('missing');
    const path = join(folder.path, 'folder.pack');
    mkdirSync(path);
    expect(read(path)).toBe('unreadable');
  });
});

describe('writing a pack that fails', () => {
  it('leaves nothing behind, and what was there as it was', () => {
    const before = write(sample);
    const store = buildStore([]);
    const grams = buildGrams(store.units);
    const inTheWay = join(folder.path, 'in-the-way.pack');
    mkdirSync(join(inTheWay, 'full'), { recursive: true });
    expect(() => writePack(inTheWay, `${inTheWay}.part`, 8, store, grams)).toThrow(/E[A-Z]+/u);
    expect(() => writePack(file, join(folder.path, 'no', 'draft'), 8, store, grams)).toThrow(
      /ENOENT/u,
    );
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(read()).toEqual(before);
  });
});
