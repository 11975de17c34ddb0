import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FOLDING_VERSION } from '../../../shared/text/folding.ts';
import { GRAM_RULE_VERSION, type GramIndex } from '../grams/gram-index.ts';
import type { TextStore } from '../text/text-store.ts';
import {
  bytesOf,
  gramSections,
  type SectionName,
  type Sections,
  sections,
  textSections,
  toSections,
  toStore,
} from './pack-sections.ts';

/**
 * A pack as a file, so that nothing has to be folded or sorted at start:
 *
 *     "ZJPACK01"  length of the header (bytes, uint32)  CRC-32 of the header (uint32)
 *     header      JSON in UTF-8: by which rules it was made, and the sections
 *     sections    typed arrays as they lie in memory, little-endian, each from a multiple of 8 bytes
 *
 * Each section has a checksum of its own, so that text can be used before its index has been read.
 * Sections that shrink to a third or less are compressed (Zstandard, RFC 8878); the text itself and the
 * positions would shrink less than the time to expand them is worth at start.
 */
const MAGIC = 'ZJPACK01';
const PREFIX_BYTES = 16;
const ALIGNMENT = 8;

/** File name of the pack of the bundled articles. */
export const BUNDLED_PACK = 'articles.pack';

interface Rules {
  schema: number;
  folding: number;
  gramRule: number;
}

const RULES: Rules = { schema: 5, folding: FOLDING_VERSION, gramRule: GRAM_RULE_VERSION };

interface SectionEntry {
  name: SectionName;
  /** From the end of the header. Unit: bytes. */
  offset: number;
  /** Size in the file. */
  bytes: number;
  /** Size in memory where it is another: the section is compressed. */
  expanded: number | null;
  crc32: number;
}

interface Header extends Rules {
  /** Rises from pack to pack: where two hold the same document, the later one counts. */
  generation: number;
  sections: SectionEntry[];
}

/**
 * Why a stored pack can't serve: it isn't there, can't be read, is not what was written, follows
 * other rules than this program, or is of other documents.
 */
export type PackFault = 'missing' | 'unreadable' | 'damaged' | 'outdated' | 'other-documents';

/** Thrown where a pack can't serve. */
export class PackError extends Error {
  readonly fault: PackFault;

  constructor(fault: PackFault, options?: ErrorOptions) {
    super(`the pack is ${fault}`, options);
    this.name = 'PackError';
    this.fault = fault;
  }
}

/**
 * Writes a pack beside its place and puts it there when all of it is on the disk.
 *
 * @param draft path of the file until then, in the same folder
 * @returns size in bytes
 * @throws the system's error; what stood at `file` is as it was then
 */
export function writePack(
  file: string,
  draft: string,
  generation: number,
  store: TextStore,
  grams: GramIndex,
): number {
  const contents = toSections(store, grams);
  const entries: SectionEntry[] = [];
  const stored: Buffer[] = [];
  let offset = 0;
  for (const name of Object.keys(sections) as SectionName[]) {
    const plain = bytesOf(contents[name]);
    const expanded = isCompressible(name) ? plain.length : null;
    const bytes = expanded === null ? plain : compress(plain);
    entries.push({ name, offset, bytes: bytes.length, expanded, crc32: crc32(bytes) });
    stored.push(bytes);
    offset += padded(bytes.length);
  }
  const header = encodeHeader({ ...RULES, generation, sections: entries });
  try {
    writeDraft(draft, (descriptor) => {
      writeAll(descriptor, header, 0);
      entries.forEach((entry, i) => {
        writeAll(descriptor, stored[i] ?? NOTHING, header.length + entry.offset);
      });
    });
    renameSync(draft, file);
  } catch (error) {
    // On a full disk a part of a pack would only be in the way.
    discard(draft);
    throw error;
  }
  return header.length + offset;
}

function writeDraft(draft: string, write: (descriptor: number) => void): void {
  const descriptor = openSync(draft, 'w');
  try {
    write(descriptor);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Takes a file away if the system lets it go.
 *
 * @returns whether it is gone
 */
export function discard(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** A pack that is being read. */
export interface OpenPack {
  readonly generation: number;
  /** @throws PackError */
  readText(): TextStore;
  /** @throws PackError */
  readGrams(): GramIndex;
  close(): void;
}

/**
 * Opens a pack and reads its header.
 *
 * @throws PackError
 */
export function openPack(file: string): OpenPack {
  const descriptor = open(file);
  try {
    const { header, bytes } = readHeader(descriptor);
    return {
      generation: header.generation,
      readText: () => toStore(readSections(descriptor, header, bytes, textSections)),
      readGrams: () => readSections(descriptor, header, bytes, gramSections),
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new PackError(isMissing ? 'missing' : 'unreadable', { cause: error });
  }
}

function encodeHeader(header: Header): Buffer {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const buffer = Buffer.alloc(padded(PREFIX_BYTES + json.length));
  buffer.write(MAGIC, 'latin1');
  buffer.writeUInt32LE(json.length, MAGIC.length);
  buffer.writeUInt32LE(crc32(json), MAGIC.length + 4);
  json.copy(buffer, PREFIX_BYTES);
  return buffer;
}

function readHeader(descriptor: number): { header: Header; bytes: number } {
  const prefix = readBytes(descriptor, 0, PREFIX_BYTES);
  const magic = prefix.toString('latin1', 0, MAGIC.length);
  if (magic.slice(0, 6) !== MAGIC.slice(0, 6)) throw new PackError('damaged');
  if (magic !== MAGIC) throw new PackError('outdated');
  const length = prefix.readUInt32LE(MAGIC.length);
  if (length > fstatSync(descriptor).size) throw new PackError('damaged');
  const json = readBytes(descriptor, PREFIX_BYTES, length);
  if (crc32(json) !== prefix.readUInt32LE(MAGIC.length + 4)) throw new PackError('damaged');
  const header = JSON.parse(json.toString('utf8')) as Header;
  const rules = Object.keys(RULES) as (keyof Rules)[];
  if (rules.some((rule) => header[rule] !== RULES[rule])) throw new PackError('outdated');
  return { header, bytes: padded(PREFIX_BYTES + length) };
}

function readSections<Names extends SectionName>(
  descriptor: number,
  header: Header,
  start: number,
  wanted: Pick<typeof sections, Names>,
): Sections<Names> {
  const read = header.sections
    .filter(({ name }) => name in wanted)
    .map((entry) => {
      const stored = readBytes(descriptor, start + entry.offset, entry.bytes);
      if (crc32(stored) !== entry.crc32) throw new PackError('damaged');
      const bytes = entry.expanded === null ? stored : decompress(stored, entry.expanded);
      const items = bytes.byteLength / sections[entry.name].BYTES_PER_ELEMENT;
      return [entry.name, new sections[entry.name](bytes.buffer, bytes.byteOffset, items)] as const;
    });
  return Object.fromEntries(read) as Sections<Names>;
}

/** Reads into memory of its own, which a typed array of any kind may lie in. */
function readBytes(descriptor: number, offset: number, length: number): Buffer<ArrayBuffer> {
  const buffer = Buffer.from(new ArrayBuffer(length));
  try {
    for (let read = 0; read < length; ) {
      const count = readSync(descriptor, buffer, read, length - read, offset + read);
      if (count === 0) throw new PackError('damaged');
      read += count;
    }
  } catch (error) {
    throw error instanceof PackError ? error : new PackError('unreadable', { cause: error });
  }
  return buffer;
}

function writeAll(descriptor: number, bytes: Uint8Array, offset: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, offset + written);
  }
}

function isCompressible(name: SectionName): boolean {
  return name === 'firsts' || (name in textSections && name !== 'units');
}

const NOTHING = Buffer.alloc(0);
/** What zlib takes for its output at least. Unit: bytes. */
const SMALLEST_CHUNK = 64;
const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

function compress(bytes: Buffer): Buffer {
  return zstdCompressSync(bytes, COMPRESSION);
}

/** Into memory of its own, as `readBytes`. */
function decompress(bytes: Buffer, size: number): Buffer<ArrayBuffer> {
  // In one piece: pieces would have to be put together again.
  const expanded = zstdDecompressSync(bytes, { chunkSize: Math.max(SMALLEST_CHUNK, size) });
  const isAlone = expanded.length === expanded.buffer.byteLength;
  return Buffer.from((isAlone ? expanded : new Uint8Array(expanded)).buffer as ArrayBuffer);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
