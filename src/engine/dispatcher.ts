import { z } from 'zod';
import {
  contract,
  type Input,
  MAX_REQUEST_BYTES,
  type Method,
  type Output,
  type ParsedInput,
  type Reply,
} from '../shared/contract.ts';
import { describeError } from '../shared/error-messages.ts';
import { ZhujianError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import type { Handlers } from './handlers.ts';

export interface Dispatcher {
  /** Answers a call of which nothing is known yet. Never rejects: failures are replies. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Reply<M>>;
  call(method: string, input: unknown): Promise<Reply<Method>>;
  /**
   * Answers a call from within the program.
   *
   * @throws ZhujianError for every way in which a call can fail
   */
  request<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
}

/** What zod says about a bad input, in the user's language. */
const inputErrors = {
  'zh-CN': z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
} as const;

/** Longest part of an unknown method's name that is repeated to the caller. UTF-16 units. */
const MAX_NAME_LENGTH = 100;

/**
 * Joins the contract to its handlers: refuses what the contract does not name, checks every input,
 * and turns every error into a reply.
 *
 * @param language gives the language in force at the time of a reply
 */
export function createDispatcher(handlers: Handlers, language: () => Language): Dispatcher {
  async function answer(method: unknown, input: unknown): Promise<Output<Method>> {
    if (!isMethod(method)) {
      throw new ZhujianError('unknown-method', {
        method: String(method).slice(0, MAX_NAME_LENGTH),
      });
    }
    return run(handlers, method, checkInput(method, input, language()));
  }

  async function call(method: string, input: unknown): Promise<Reply<Method>> {
    try {
      return { ok: true, value: await answer(method, input) };
    } catch (error) {
      const { code, details } = toZhujianError(error);
      return {
        ok: false,
        error: { code, details, message: describeError(code, details, language()) },
      };
    }
  }

  async function request(method: Method, input: unknown): Promise<Output<Method>> {
    try {
      return await answer(method, input);
    } catch (error) {
      throw toZhujianError(error);
    }
  }

  // The table of methods ties each input to its output; TypeScript can't follow it by name.
  return { call: call as Dispatcher['call'], request: request as Dispatcher['request'] };
}

/** Whether a name is one of the contract's own: `constructor` and `__proto__` are not. */
function isMethod(name: unknown): name is Method {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

async function run<M extends Method>(
  handlers: Handlers,
  method: M,
  input: ParsedInput<M>,
): Promise<Output<M>> {
  return handlers[method](input);
}

function checkInput<M extends Method>(
  method: M,
  input: unknown = {},
  language: Language,
): ParsedInput<M> {
  const size = measureInput(input);
  if (size > MAX_REQUEST_BYTES) {
    throw new ZhujianError('payload-too-large', { limit: MAX_REQUEST_BYTES });
  }
  const parsed = contract[method].input.safeParse(input, { error: inputErrors[language] });
  if (!parsed.success) {
    throw new ZhujianError('invalid-input', { reason: describeIssues(parsed.error) });
  }
  return parsed.data as ParsedInput<M>;
}

/** Size of an input as any transport would carry it. Unit: bytes of UTF-8 JSON. */
function measureInput(input: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(input) ?? '');
  } catch (cause) {
    // Circular, or a BigInt: no transport could have carried it.
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ZhujianError('invalid-input', { reason }, { cause });
  }
}

function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

function toZhujianError(error: unknown): ZhujianError {
  if (error instanceof ZhujianError) return error;
  // Nobody foresaw this one; the log keeps where it came from.
  console.error(error);
  const reason = error instanceof Error ? error.message : String(error);
  return new ZhujianError('internal', { reason }, { cause: error });
}
