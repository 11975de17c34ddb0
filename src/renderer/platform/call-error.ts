import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import {
  createTranslate,
  type Language,
  type MessageKey,
  type MessageValues,
} from '../../shared/language.ts';
import { platformMessages } from './messages.ts';

/** Why a call failed: the engine's own codes, and what can go wrong on the way to it. */
export type CallErrorCode = ErrorCode | 'connection-lost' | 'unreadable-reply';

/** A failed call. `message` is in the user's language and fit to be shown. */
export class CallError extends Error {
  readonly code: CallErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: CallErrorCode,
    message: string,
    details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CallError';
    this.code = code;
    this.details = details;
  }
}

/** The failure of a transport that can't reach the engine at all. */
export function createConnectionError(cause?: unknown): CallError {
  return new CallError('connection-lost', say('connectionLost'), {}, { cause });
}

/** The failure of an answer that isn't the contract's. `status` is what there is to tell of it. */
export function createReplyError(status: string, cause?: unknown): CallError {
  return new CallError(
    'unreadable-reply',
    say('unreadableReply', { status }),
    { status },
    { cause },
  );
}

function say(key: MessageKey<keyof typeof platformMessages.en>, values?: MessageValues): string {
  // The language provider keeps <html lang> at the language in force; a call has no other context.
  const language: Language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  return createTranslate(platformMessages, language)(key, values);
}
