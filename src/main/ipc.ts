import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Engine } from '../engine/engine.ts';
import { type Failure, MAX_REQUEST_BYTES, type Method, type Reply } from '../shared/contract.ts';
import { describeError } from '../shared/error-messages.ts';
import type { ErrorCode, ErrorDetails } from '../shared/errors.ts';
import { ipcChannels } from '../shared/ipc-channels.ts';
import { isAppUrl } from './app-origin.ts';

type FailedReply = { ok: false; error: Failure };

/**
 * Carries the contract over IPC. This is the only file that may name `ipcMain` (a test sees to it),
 * so that no channel goes without the sender's check.
 *
 * @returns a function that closes the channel
 */
export function connectIpc(engine: Engine): () => void {
  function fail(code: ErrorCode, details: ErrorDetails = {}): FailedReply {
    return {
      ok: false,
      error: { code, message: describeError(code, details, engine.language), details },
    };
  }

  async function answerCall(
    event: IpcMainInvokeEvent,
    method: unknown,
    input: unknown,
  ): Promise<Reply<Method> | FailedReply> {
    if (!isOwnPage(event)) return fail('forbidden');
    if (typeof method !== 'string') return fail('invalid-input', { reason: 'method' });
    const request = serialise(input);
    if (!request.ok) return fail('invalid-input', { reason: request.reason });
    if (Buffer.byteLength(request.json) > MAX_REQUEST_BYTES) {
      return fail('payload-too-large', { limit: MAX_REQUEST_BYTES });
    }
    // Through JSON, so that every transport hands the engine the same kinds of value.
    return engine.call(method, request.json === '' ? undefined : JSON.parse(request.json));
  }

  ipcMain.handle(ipcChannels.call, answerCall);
  const unsubscribe = engine.subscribe((event) => broadcast(event));
  return () => {
    unsubscribe();
    ipcMain.removeHandler(ipcChannels.call);
  };
}

/**
 * Whether a call comes from the top frame of one of our windows, showing one of our pages.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  // Null once the frame has gone or moved on: then nobody is left to trust.
  if (!frame || frame.parent !== null || !isAppUrl(frame.url)) return false;
  return BrowserWindow.fromWebContents(event.sender) !== null;
}

function serialise(input: unknown): { ok: true; json: string } | { ok: false; reason: string } {
  try {
    return { ok: true, json: JSON.stringify(input) ?? '' };
  } catch (error) {
    // What structured cloning carries and JSON does not: cycles and big integers.
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function broadcast(event: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(ipcChannels.event, event);
  }
}
