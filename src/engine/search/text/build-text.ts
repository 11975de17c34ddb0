import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import { fold } from '../../../shared/text/folding.ts';
import { createByteList, createNumberList, createUnitList } from './growing.ts';
import {
  BLOCK_BREAK,
  KINDS,
  lastAtMost,
  type SearchableBlock,
  type SearchableDocument,
  SPAN_FIELDS,
  type StoredDocument,
  type TextStore,
} from './text-store.ts';

/** Makes a store of documents, in the order given. */
export function buildStore(documents: Iterable<SearchableDocument>): TextStore {
  const builder = new TextBuilder();
  for (const document of documents) builder.add(document);
  return builder.view();
}

/** Makes a store, and adds to it. */
export class TextBuilder {
  readonly #documents: StoredDocument[] = [];
  readonly #units = createUnitList();
  readonly #blockStarts = createNumberList();
  readonly #blockKinds = createByteList();
  readonly #runIns = createNumberList();
  readonly #spans = createNumberList();
  readonly #spanOriginals = createUnitList();
  readonly #offsets = createUnitList();
  readonly #originals = createUnitList();
  readonly #pages = createNumberList();

  constructor() {
    this.#blockStarts.push(0);
  }

  /** Length of the text so far. Unit: UTF-16 units of folded text. */
  get length(): number {
    return this.#units.length;
  }

  /** Folds a document and puts it at the end. */
  add({ id, hash, title, blocks }: SearchableDocument): StoredDocument {
    const firstBlock = this.#blockKinds.length;
    for (const block of blocks) this.#addBlock(block);
    const ids = blocks.map((block) => block.id);
    const blockIds = ids.every((id, ordinal) => id === `b${ordinal + 1}`) ? null : ids;
    const stored = { id, hash, title, firstBlock, blockCount: ids.length, blockIds };
    this.#documents.push(stored);
    return stored;
  }

  /** Puts a document of another store at the end as it is, which spares the folding. */
  copy(source: TextStore, document: StoredDocument): StoredDocument {
    const firstBlock = this.#blockKinds.length;
    const last = document.firstBlock + document.blockCount;
    const from = source.blockStarts[document.firstBlock] ?? 0;
    const to = source.blockStarts[last] ?? 0;
    const shift = this.length - from;
    this.#units.append(source.units.subarray(from, to));
    for (let block = document.firstBlock; block < last; block += 1) {
      this.#blockKinds.push(source.blockKinds[block] ?? 0);
      this.#blockStarts.push((source.blockStarts[block + 1] ?? 0) + shift);
    }
    this.#copyRunIns(source, document, firstBlock);
    this.#copySpans(source, from, to, shift);
    this.#copySubstitutions(source, from, to, shift);
    const stored = { ...document, firstBlock };
    this.#documents.push(stored);
    return stored;
  }

  /** The store so far, without copying. An earlier view stays right for what it held then. */
  view(): TextStore {
    return {
      units: this.#units.view(),
      length: this.#units.length,
      documents: this.#documents.slice(),
      blockCount: this.#blockKinds.length,
      blockStarts: this.#blockStarts.view(),
      blockKinds: this.#blockKinds.view(),
      runIns: this.#runIns.view(),
      spans: {
        count: this.#spans.length / SPAN_FIELDS,
        fields: this.#spans.view(),
        originals: this.#spanOriginals.view(),
      },
      substitutions: {
        count: this.#offsets.length,
        offsets: this.#offsets.view(),
        originals: this.#originals.view(),
        pages: this.#pages.view(),
      },
    };
  }

  #addBlock({ kind, depth = 0, runIn, text }: SearchableBlock): void {
    if (runIn) this.#runIns.append([this.#blockKinds.length, runIn.start, runIn.end]);
    const folded = fold(text);
    const start = this.#units.extend(folded.text.length + 1);
    const units = this.#units.items;
    for (let at = 0; at < folded.text.length; at += 1)
      units[start + at] = folded.text.charCodeAt(at);
    units[start + folded.text.length] = BLOCK_BREAK;
    if (folded.text !== text || folded.spans.length > 0) {
      this.#addDifferences(text, folded.spans, start);
    }
    this.#blockKinds.push(KINDS.indexOf(kind) + 16 * depth);
    this.#blockStarts.push(this.length);
  }

  /** Notes wherever the folded text of a block, which begins at `start`, isn't the original. */
  #addDifferences(text: string, spans: Uint32Array, start: number): void {
    let position = start;
    let unit = 0;
    let point = 0;
    for (let at = 0; at < spans.length; at += 4) {
      const [foldedStart = 0, foldedLength = 0, from = 0, length = 0] = spans.subarray(at, at + 4);
      unit = this.#addRegular(text, unit, point, position, start + foldedStart);
      const original = sliceCodePoints(text.slice(unit, unit + 2 * length), 0, length);
      this.#addSpan(start + foldedStart, foldedLength, from, length, original);
      unit += original.length;
      point = from + length;
      position = start + foldedStart + foldedLength;
    }
    this.#addRegular(text, unit, point, position, this.length - 1);
  }

  /**
   * Compares a stretch in which every unit, `from` one position `to` another, stands for one
   * character. Where that has two units in the original, the place is a span.
   *
   * @param unit where the stretch begins in `text`
   * @param point the same in code points
   * @returns where the stretch ends in `text`, in units
   */
  #addRegular(text: string, unit: number, point: number, from: number, to: number): number {
    const units = this.#units.items;
    let read = unit;
    for (let position = from; position < to; position += 1) {
      const original = text.charCodeAt(read);
      if (original === units[position]) {
        read += 1;
        continue;
      }
      const character = String.fromCodePoint(text.codePointAt(read) ?? 0);
      if (character.length === 1) this.#substitute(position, original);
      else this.#addSpan(position, 1, point + position - from, 1, character);
      read += character.length;
    }
    return read;
  }

  #addSpan(start: number, length: number, from: number, points: number, original: string): void {
    this.#spans.append([start, length, from, points, this.#spanOriginals.length]);
    for (let at = 0; at < original.length; at += 1) {
      this.#spanOriginals.push(original.charCodeAt(at));
    }
  }

  #substitute(position: number, original: number): void {
    while (this.#pages.length <= position >>> 16) this.#pages.push(this.#offsets.length);
    this.#offsets.push(position & 0xffff);
    this.#originals.push(original);
  }

  #copyRunIns({ runIns }: TextStore, document: StoredDocument, firstBlock: number): void {
    const { firstBlock: from, blockCount } = document;
    let at = 3 * (lastAtMost(runIns, from - 1, runIns.length / 3, 3) + 1);
    for (; at < runIns.length; at += 3) {
      const [block = 0, start = 0, end = 0] = runIns.subarray(at, at + 3);
      if (block >= from + blockCount) break;
      this.#runIns.append([block - from + firstBlock, start, end]);
    }
  }

  #copySpans({ spans }: TextStore, from: number, to: number, shift: number): void {
    const { count, fields, originals } = spans;
    let span = lastAtMost(fields, from - 1, count, SPAN_FIELDS) + 1;
    for (; span < count; span += 1) {
      const at = span * SPAN_FIELDS;
      const [start = 0, length = 0, original = 0, originalLength = 0, textStart = 0] =
        fields.subarray(at, at + SPAN_FIELDS);
      if (start >= to) break;
      const textEnd = span + 1 < count ? fields[at + 2 * SPAN_FIELDS - 1] : originals.length;
      const target = this.#spanOriginals.length;
      this.#spanOriginals.append(originals.subarray(textStart, textEnd));
      this.#spans.append([start + shift, length, original, originalLength, target]);
    }
  }

  #copySubstitutions(source: TextStore, from: number, to: number, shift: number): void {
    const { pages, offsets, originals, count } = source.substitutions;
    for (let page = from >>> 16; page * 65_536 < to; page += 1) {
      const last = pages[page + 1] ?? count;
      for (let entry = pages[page] ?? count; entry < last; entry += 1) {
        const position = page * 65_536 + (offsets[entry] ?? 0);
        if (position >= from && position < to) {
          this.#substitute(position + shift, originals[entry] ?? 0);
        }
      }
    }
  }
}
