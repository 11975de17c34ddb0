import type { GramIndex } from '../grams/gram-index.ts';
import { SPAN_FIELDS, type StoredDocument, type TextStore } from '../text/text-store.ts';

/** What a pack's file is made of: every array of its text and of its index, by name. */

export const textSections = {
  units: Uint16Array,
  blockStarts: Uint32Array,
  blockKinds: Uint8Array,
  runIns: Uint32Array,
  spanFields: Uint32Array,
  spanOriginals: Uint16Array,
  substitutionOffsets: Uint16Array,
  substitutionOriginals: Uint16Array,
  substitutionPages: Uint32Array,
  documents: Uint8Array,
} as const;
export const gramSections = {
  firsts: Uint32Array,
  seconds: Uint16Array,
  offsets: Uint32Array,
  lists: Uint8Array,
} as const;
export const sections = { ...textSections, ...gramSections };
export type SectionName = keyof typeof sections;
export type Sections<Names extends SectionName> = {
  [Name in Names]: (typeof sections)[Name]['prototype'];
};

/** Takes a pack apart. */
export function toSections(store: TextStore, grams: GramIndex): Sections<SectionName> {
  const { spans, substitutions } = store;
  return {
    units: store.units.subarray(0, store.length),
    blockStarts: store.blockStarts,
    blockKinds: store.blockKinds,
    runIns: store.runIns,
    spanFields: spans.fields,
    spanOriginals: spans.originals,
    substitutionOffsets: substitutions.offsets,
    substitutionOriginals: substitutions.originals,
    substitutionPages: substitutions.pages,
    documents: Buffer.from(JSON.stringify(store.documents), 'utf8'),
    firsts: grams.firsts,
    seconds: grams.seconds,
    offsets: grams.offsets,
    lists: grams.lists,
  };
}

/** Puts the text of a pack together again. */
export function toStore(read: Sections<keyof typeof textSections>): TextStore {
  const json = Buffer.from(read.documents.buffer, read.documents.byteOffset, read.documents.length);
  return {
    units: read.units,
    length: read.units.length,
    documents: JSON.parse(json.toString('utf8')) as StoredDocument[],
    blockCount: read.blockKinds.length,
    blockStarts: read.blockStarts,
    blockKinds: read.blockKinds,
    runIns: read.runIns,
    spans: {
      count: read.spanFields.length / SPAN_FIELDS,
      fields: read.spanFields,
      originals: read.spanOriginals,
    },
    substitutions: {
      count: read.substitutionOffsets.length,
      offsets: read.substitutionOffsets,
      originals: read.substitutionOriginals,
      pages: read.substitutionPages,
    },
  };
}

/** The memory of an array. */
export function bytesOf(items: Uint8Array | Uint16Array | Uint32Array): Buffer {
  return Buffer.from(items.buffer, items.byteOffset, items.byteLength);
}
