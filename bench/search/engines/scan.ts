import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Engine, Paragraph } from '../engine.ts';

/** Folded text has no line breaks, so nothing is found across two paragraphs. */
const SEPARATOR = '\n';

/** Brute force: `indexOf` over the folded paragraphs, joined to one string. */
export class ScanEngine implements Engine {
  readonly name = 'brute force scan';
  readonly note = '`indexOf` over one string; memory is the folded text';
  #text = '';
  /** Where each paragraph starts in `#text`, and where one more would. Unit: UTF-16 code units. */
  #starts = new Uint32Array(1);

  build(paragraphs: readonly Paragraph[]): void {
    this.#text = paragraphs.map(({ folded }) => folded).join(SEPARATOR);
    this.#starts = new Uint32Array(paragraphs.length + 1);
    let start = 0;
    for (const [id, { folded }] of paragraphs.entries()) {
      this.#starts[id] = start;
      start += folded.length + SEPARATOR.length;
    }
    this.#starts[paragraphs.length] = start;
  }

  save(folder: string): void {
    writeFileSync(join(folder, 'text'), this.#text);
    writeFileSync(join(folder, 'starts'), this.#starts);
  }

  load(folder: string): void {
    this.#text = readFileSync(join(folder, 'text'), 'utf8');
    this.#starts = new Uint32Array(Uint8Array.from(readFileSync(join(folder, 'starts'))).buffer);
  }

  search(query: string, limit: number): Answer {
    const first: number[] = [];
    let count = 0;
    this.#scan(query, (id) => {
      count += 1;
      if (first.length < limit) first.push(id);
    });
    return { count, first };
  }

  all(query: string): number[] {
    const ids: number[] = [];
    this.#scan(query, (id) => ids.push(id));
    return ids;
  }

  #scan(query: string, report: (id: number) => void): void {
    let id = 0;
    for (let at = this.#text.indexOf(query); at !== -1; ) {
      id = this.#paragraphAt(at, id);
      report(id);
      id += 1;
      at = this.#text.indexOf(query, this.#starts[id]);
    }
  }

  /** The paragraph that holds a place in the text, which isn't before paragraph `low`. */
  #paragraphAt(place: number, low: number): number {
    let from = low;
    let to = this.#starts.length - 1;
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if ((this.#starts[middle] ?? 0) <= place) from = middle;
      else to = middle;
    }
    return from;
  }
}
