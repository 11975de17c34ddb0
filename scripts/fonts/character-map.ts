/**
 * Replaces the `cmap` table of an sfnt font (OpenType 1.9, "cmap": format 4), so that characters
 * show other characters' glyphs. Glyphs, metrics and layout features stay as they are.
 */

const HEADER_BYTES = 12;
const RECORD_BYTES = 16;

interface Table {
  tag: string;
  data: Buffer;
}

/**
 * @param font a TrueType or OpenType font, uncompressed (sfnt)
 * @param shownAs for each character to be mapped, the character whose glyph it shows; both in the BMP
 * @returns the font with exactly these characters mapped
 * @throws Error when the font lacks one of the glyphs
 */
export function remapCharacters(font: Buffer, shownAs: ReadonlyMap<string, string>): Buffer {
  const tables = readTables(font);
  const cmap = tables.find(({ tag }) => tag === 'cmap');
  if (!cmap) throw new Error('the font has no cmap table');
  const glyphs = readFormat4(cmap.data);
  const entries = [...shownAs].map(([character, shown]): [number, number] => {
    const glyph = glyphs.get(shown.charCodeAt(0));
    if (glyph === undefined) throw new Error(`the font has no glyph for ${shown}`);
    return [character.charCodeAt(0), glyph];
  });
  cmap.data = writeFormat4(entries.sort(([left], [right]) => left - right));
  return writeTables(font.subarray(0, 4), tables);
}

function readTables(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const record = HEADER_BYTES + index * RECORD_BYTES;
    const offset = font.readUInt32BE(record + 8);
    const length = font.readUInt32BE(record + 12);
    return {
      tag: font.toString('latin1', record, record + 4),
      data: Buffer.from(font.subarray(offset, offset + length)),
    };
  });
}

function writeTables(version: Buffer, tables: readonly Table[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const header = Buffer.alloc(HEADER_BYTES);
  version.copy(header);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(power * RECORD_BYTES, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((tables.length - power) * RECORD_BYTES, 10);
  const records: Buffer[] = [];
  const bodies: Buffer[] = [];
  let offset = HEADER_BYTES + tables.length * RECORD_BYTES;
  for (const { tag, data } of tables) {
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    const record = Buffer.alloc(RECORD_BYTES);
    record.write(tag, 'latin1');
    record.writeUInt32BE(checksum(padded), 4);
    record.writeUInt32BE(offset, 8);
    record.writeUInt32BE(data.length, 12);
    records.push(record);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header, ...records, ...bodies]);
}

/** Sum of a table's 32-bit words, modulo 2³². */
function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Code point to glyph id, from the first format 4 subtable. */
function readFormat4(cmap: Buffer): Map<number, number> {
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index += 1) {
    const start = cmap.readUInt32BE(4 + index * 8 + 4);
    if (cmap.readUInt16BE(start) === 4) return readSegments(cmap.subarray(start));
  }
  throw new Error('the font has no format 4 character map');
}

function readSegments(table: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  const doubled = table.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [0, 1, 2, 3].map(
    (part) => 14 + part * doubled + (part > 0 ? 2 : 0),
  ) as [number, number, number, number];
  for (let at = 0; at < doubled; at += 2) {
    const [end, first] = [table.readUInt16BE(ends + at), table.readUInt16BE(starts + at)];
    const [delta, offset] = [table.readUInt16BE(deltas + at), table.readUInt16BE(offsets + at)];
    for (let code = first; code <= end && code !== 0xffff; code += 1) {
      const listed = offset && table.readUInt16BE(offsets + at + offset + (code - first) * 2);
      if (offset !== 0 && listed === 0) continue;
      glyphs.set(code, (listed + (offset ? 0 : code) + delta) & 0xffff);
    }
  }
  return glyphs;
}

/** One segment for each character, and the closing segment that the format asks for. */
function writeFormat4(entries: readonly (readonly [number, number])[]): Buffer {
  const segments = [
    ...entries.map(([code, glyph]) => [code, (glyph - code) & 0xffff]),
    [0xffff, 1],
  ];
  const power = 2 ** Math.floor(Math.log2(segments.length));
  const words = [
    ...[4, 16 + segments.length * 8, 0],
    ...[segments.length * 2, power * 2, Math.log2(power), (segments.length - power) * 2],
    ...segments.map(([code]) => code),
    0,
    ...segments.map(([code]) => code),
    ...segments.map(([, delta]) => delta),
    ...segments.map(() => 0),
  ];
  // One encoding record: platform 3 (Windows), encoding 1 (Unicode BMP), 12 bytes from the start.
  const table = Buffer.alloc(12 + words.length * 2);
  for (const [index, word] of [0, 1, 3, 1, 0, 12, ...words].entries()) {
    table.writeUInt16BE(word ?? 0, index * 2);
  }
  return table;
}
