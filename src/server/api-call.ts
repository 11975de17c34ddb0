import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engine } from '../engine/engine.ts';
import { MAX_REQUEST_BYTES } from '../shared/contract.ts';
import { sendFailure, sendJson } from './replies.ts';

/** A body that is this many times too large is cut off in the middle. */
const PATIENCE = 4;

/**
 * Answers `POST /api/call`: hands method and input to the engine's dispatcher, which alone judges
 * them. What the engine replies is HTTP 200, failures included; 400 and 413 never reached it.
 */
export async function answerCall(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const malformed = (reason: string) =>
    sendFailure(response, 400, 'invalid-input', engine.language, { reason });

  if (!/^application\/json(\s*;|$)/iu.test(request.headers['content-type'] ?? '')) {
    return malformed('Content-Type: application/json');
  }
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (body === undefined) {
    // What may still be on its way is not worth reading.
    response.setHeader('Connection', 'close');
    const details = { limit: MAX_REQUEST_BYTES };
    return sendFailure(response, 413, 'payload-too-large', engine.language, details);
  }
  const call = parseCall(body);
  if (!call) return malformed('{ method, input }');
  sendJson(response, 200, await engine.call(call.method, call.input));
}

/**
 * Reads a body of at most `limit` bytes; undefined when it proves larger. What is too much is still
 * taken off the wire, within reason, since a sender that is cut off never sees the answer.
 */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Without destroyOnReturn the answer could no longer be written.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size > PATIENCE * limit) break;
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}

function parseCall(body: Buffer): { method: string; input: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const { method, input = {} } = value as { method?: unknown; input?: unknown };
    return typeof method === 'string' ? { method, input } : undefined;
  } catch (error) {
    // Neither JSON nor UTF-8: the caller's mistake.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
