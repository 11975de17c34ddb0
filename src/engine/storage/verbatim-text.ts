/**
 * SQLite's TEXT is UTF-8, which has no lone surrogates: they would come back as U+FFFD. A string
 * with one is stored as a BLOB of its UTF-16LE code units instead; every other string is TEXT, and
 * the type of the value says which it is.
 */

/** @returns the value to bind to a column of type ANY */
export function encodeText(text: string): string | Uint8Array {
  return text.isWellFormed() ? text : Buffer.from(text, 'utf16le');
}

/**
 * @param value of a column that {@link encodeText} filled
 * @throws TypeError when it is neither TEXT nor BLOB
 */
export function decodeText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf16le');
  }
  throw new TypeError(`no text: ${String(value)}`);
}
