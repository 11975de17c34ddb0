import { z } from 'zod';

/**
 * Every way in which a call can fail, as the contract carries it. The words for a code are in
 * `error-messages.ts`, in each language; `details` fill the blanks there.
 */
export const errorCode = z.enum([
  'invalid-input',
  'unknown-method',
  'payload-too-large',
  'forbidden',
  'not-found',
  'document-not-found',
  'section-not-found',
  'annotation-not-found',
  'quote-mismatch',
  'data-folder-unwritable',
  'already-open',
  'library-damaged',
  'library-newer',
  'save-failed',
  'search-unavailable',
  'query-unclosed-quote',
  'query-missing-word',
  'query-bad-regex',
  'query-nothing',
  'query-unknown-document',
  'query-too-slow',
  'port-in-use',
  'nothing-selected',
  'browser-not-found',
  'print-failed',
  'print-mismatch',
  'file-unwritable',
  'file-exists',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

export type ErrorDetails = Record<string, string | number | boolean>;

/** A failure that the user can be told about in their own language. */
export class ZhujianError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  /**
   * @param code what went wrong
   * @param details what fills the blanks of the message: paths, ids, ports
   * @param options `cause` keeps the underlying error for the log
   */
  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'ZhujianError';
    this.code = code;
    this.details = details;
  }
}
