import type { ServerResponse } from 'node:http';
import type { Failure } from '../shared/contract.ts';
import { describeError } from '../shared/error-messages.ts';
import type { ErrorCode, ErrorDetails } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';

/** Sends a value as JSON that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

/** Sends the same failure JSON that the engine gives, for what never reaches the engine. */
export function sendFailure(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  language: Language,
  details: ErrorDetails = {},
): void {
  const error: Failure = { code, message: describeError(code, details, language), details };
  sendJson(response, status, { ok: false, error });
}
