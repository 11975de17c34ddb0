import { FOLDED_UNITS, foldedFormOf, isHan, type Kind, kindOf, kinds } from './character-table.ts';
import { DASH, ELLIPSIS, FULL_STOP } from './families.ts';
import { foldCharacters } from './fold-characters.ts';

/** Units turned into a string at once: few enough to be arguments of one call. */
const CHUNK = 8_192;

/** Kept between texts, since most are short; grows to the longest. */
let buffer = new Uint16Array(CHUNK);

/**
 * Folds one text from its start. The regular characters go through {@link FOLDED_UNITS}, one unit
 * for one; all others through the methods that a kind has, each of which reads on from `unit`.
 */
export class FoldWriter {
  readonly #text: string;
  /** UTF-16 units of the text already read. */
  #unit = 0;
  /** How many of them were the second of a pair: `#unit - #pairs` is in code points. */
  #pairs = 0;
  /** Units written into `buffer`. */
  #length = 0;
  #spans: number[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#reserve(text.length);
  }

  /** Folds all of the text; to be called once. */
  write(): { text: string; spans: number[] } {
    const text = this.#text;
    let unit = 0;
    let length = 0;
    while (unit < text.length) {
      const folded = FOLDED_UNITS[text.charCodeAt(unit)] as number;
      if (folded !== 0) {
        buffer[length] = folded;
        length += 1;
        unit += 1;
        continue;
      }
      this.#unit = unit;
      this.#length = length;
      this.#foldIrregular();
      unit = this.#unit;
      length = this.#length;
    }
    this.#length = length;
    return { text: this.#readBuffer(), spans: this.#spans };
  }

  #foldIrregular(): void {
    const codePoint = this.#text.codePointAt(this.#unit) ?? 0;
    const kind = kindOf(codePoint);
    if (kind === kinds.fullStop || kind === kinds.ellipsis) this.#foldFullStops();
    else if (kind === kinds.space) this.#foldSpaces();
    else if (kind === kinds.dash) this.#emit(DASH, this.#skipRun(kinds.dash));
    else if (kind === kinds.ignorable) this.#emit('', this.#skipRun(kinds.ignorable));
    else if (kind === kinds.mark) this.#foldMarks();
    else this.#emit(foldedFormOf(codePoint), this.#unit + unitsOf(codePoint));
  }

  #foldSpaces(): void {
    const end = this.#skipRun(kinds.space);
    const after = this.#text.codePointAt(this.#skipIgnorable(end));
    const touchesHan = endsInHan(this.#codePointBefore(this.#unit)) || beginsWithHan(after);
    this.#emit(touchesHan ? '' : ' ', end);
  }

  #foldFullStops(): void {
    const end = this.#skipRun(kinds.fullStop, kinds.ellipsis);
    const single = end === this.#unit + 1 && kindOf(this.#text.charCodeAt(this.#unit));
    this.#emit(single === kinds.fullStop ? FULL_STOP : ELLIPSIS, end);
  }

  /** Joins marks to the character before them, if it becomes another so. */
  #foldMarks(): void {
    const end = this.#skipRun(kinds.mark);
    const base = this.#findBase();
    const plain = this.#foldEach(base, end);
    const folded = foldCharacters(this.#readCluster(base, end));
    if (folded !== plain) {
      this.#goBack(base);
      this.#emit(folded, end);
      return;
    }
    while (this.#unit < end) {
      const codePoint = this.#text.codePointAt(this.#unit) ?? 0;
      const isDropped = kindOf(codePoint) === kinds.ignorable;
      this.#emit(isDropped ? '' : foldedFormOf(codePoint), this.#unit + unitsOf(codePoint));
    }
  }

  /** Where the character begins that the marks at `#unit` stand on; `#unit` if on none. */
  #findBase(): number {
    const end = this.#skipIgnorableBack(this.#unit);
    const base = this.#codePointBefore(end);
    if (base === undefined) return this.#unit;
    const kind = kindOf(base);
    const joins = kind === kinds.regular || kind === kinds.irregular || kind === kinds.surrogate;
    return joins ? end - unitsOf(base) : this.#unit;
  }

  /** The characters without what is dropped. */
  #readCluster(start: number, end: number): string {
    let cluster = '';
    for (const character of this.#text.slice(start, end)) {
      const codePoint = character.codePointAt(0) ?? 0;
      const kind = kindOf(codePoint);
      if (kind === kinds.surrogate) cluster += '\ufffd';
      else if (kind !== kinds.ignorable) cluster += character;
    }
    return cluster;
  }

  #foldEach(start: number, end: number): string {
    let folded = '';
    for (const character of this.#readCluster(start, end)) {
      folded += foldedFormOf(character.codePointAt(0) ?? 0);
    }
    return folded;
  }

  /** Takes back what was written from `start`, the beginning of a character, to `#unit`. */
  #goBack(start: number): void {
    if (start === this.#unit) return;
    const spans = this.#spans;
    const points = countPoints(this.#text, start, this.#unit);
    const offset = this.#unit - this.#pairs - points;
    this.#length -= foldedFormOf(this.#text.codePointAt(start) ?? 0).length;
    while (spans.length > 0 && (spans[spans.length - 2] ?? 0) >= offset) spans.length -= 4;
    this.#pairs -= this.#unit - start - points;
    this.#unit = start;
  }

  /** Writes the folded form of what stands between `#unit` and `end`. */
  #emit(folded: string, end: number): void {
    const points = end === this.#unit + 1 ? 1 : countPoints(this.#text, this.#unit, end);
    if (folded.length !== 1 || points !== 1) {
      this.#spans.push(this.#length, folded.length, this.#unit - this.#pairs, points);
      this.#reserve(this.#length + folded.length + this.#text.length - end);
    }
    for (let index = 0; index < folded.length; index += 1) {
      buffer[this.#length] = folded.charCodeAt(index);
      this.#length += 1;
    }
    this.#pairs += end - this.#unit - points;
    this.#unit = end;
  }

  /** End of the run of such characters at `#unit`; what is dropped is skipped between them. */
  #skipRun(kind: Kind, alternative: Kind = kind): number {
    let end = this.#unit;
    for (let unit = end; unit < this.#text.length; ) {
      const codePoint = this.#text.codePointAt(unit) ?? 0;
      const found = kindOf(codePoint);
      unit += unitsOf(codePoint);
      if (found === kind || found === alternative) end = unit;
      else if (found !== kinds.ignorable) break;
    }
    return end;
  }

  #skipIgnorable(start: number): number {
    let unit = start;
    while (unit < this.#text.length) {
      const codePoint = this.#text.codePointAt(unit) ?? 0;
      if (kindOf(codePoint) !== kinds.ignorable) break;
      unit += unitsOf(codePoint);
    }
    return unit;
  }

  #skipIgnorableBack(end: number): number {
    let unit = end;
    while (unit > 0) {
      const codePoint = pointBefore(this.#text, unit);
      if (kindOf(codePoint) !== kinds.ignorable) break;
      unit -= unitsOf(codePoint);
    }
    return unit;
  }

  /** The last code point before `end` that isn't dropped. */
  #codePointBefore(end: number): number | undefined {
    const unit = this.#skipIgnorableBack(end);
    return unit === 0 ? undefined : pointBefore(this.#text, unit);
  }

  #reserve(units: number): void {
    if (units <= buffer.length) return;
    const larger = new Uint16Array(Math.max(units, buffer.length * 2));
    larger.set(buffer.subarray(0, this.#length));
    buffer = larger;
  }

  #readBuffer(): string {
    let text = '';
    for (let start = 0; start < this.#length; start += CHUNK) {
      const end = Math.min(start + CHUNK, this.#length);
      // Spread syntax would walk an iterator, three times slower than all of the folding.
      text += Reflect.apply(String.fromCharCode, null, buffer.subarray(start, end));
    }
    return text;
  }
}

function endsInHan(codePoint: number | undefined): boolean {
  if (codePoint === undefined) return false;
  const folded = foldedFormOf(codePoint);
  return isHan(pointBefore(folded, folded.length));
}

function beginsWithHan(codePoint: number | undefined): boolean {
  return codePoint !== undefined && isHan(foldedFormOf(codePoint).codePointAt(0));
}

function unitsOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1;
}

/** The code point that ends at `unit`, which is greater than 0. */
function pointBefore(text: string, unit: number): number {
  const last = text.charCodeAt(unit - 1);
  if (last < 0xdc00 || last > 0xdfff || unit < 2) return last;
  const whole = text.codePointAt(unit - 2) ?? last;
  return whole > 0xffff ? whole : last;
}

function countPoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let unit = start; unit < end; unit += unitsOf(text.codePointAt(unit) ?? 0)) count += 1;
  return count;
}
