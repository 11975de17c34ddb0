import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A document of a benchmark's corpus: one line of JSON `{src, doc, paras: []}`. */
export interface CorpusDocument {
  readonly name: string;
  readonly paragraphs: readonly string[];
}

interface CorpusLine {
  readonly src: string;
  readonly doc: string;
  readonly paras: readonly string[];
}

/**
 * Reads corpus files, plain or gzip (by the name's `.gz`), one after another.
 *
 * @param files paths of JSON Lines files
 * @param limit bytes of text (UTF-8, paragraphs only) to stop at; the last document may be cut short
 * @throws SyntaxError for a line that isn't JSON, the file system's errors
 */
export function* readCorpus(
  files: readonly string[],
  limit = Number.POSITIVE_INFINITY,
): Generator<CorpusDocument> {
  let left = limit;
  for (const file of files) {
    for (const line of readLines(file)) {
      const { src, doc, paras } = JSON.parse(line) as CorpusLine;
      const paragraphs: string[] = [];
      for (const paragraph of paras) {
        left -= Buffer.byteLength(paragraph);
        if (left < 0) break;
        paragraphs.push(paragraph);
      }
      if (paragraphs.length > 0) yield { name: `${src}/${doc}`, paragraphs };
      if (left <= 0) return;
    }
  }
}

/** The lines of a file that aren't empty. `node:readline` would also end a line at U+2028. */
export function* readLines(file: string): Generator<string> {
  const stored = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(stored) : stored).toString();
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end > start) yield text.slice(start, end);
    start = end + 1;
  }
}
