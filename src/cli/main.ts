import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { defaultDataFolder } from '../engine/storage/data-folder.ts';
import { describeError } from '../shared/error-messages.ts';
import { type ErrorCode, ZhujianError } from '../shared/errors.ts';
import { createTranslate, type Language } from '../shared/language.ts';
import { messages } from './messages.ts';
import { createProgram } from './program.ts';
import { type GlobalOptions, looking, withEngine } from './session.ts';
import { flushOutput, OutputFailure, watchOutput } from './standard-output.ts';
import { detectSystemLanguage } from './system-language.ts';
import { ToldFailure } from './told-failure.ts';
import { isDone, toWrongUse, WrongUse } from './wrong-use.ts';

const exitCodes = { done: 0, failed: 1, wrongUse: 2, notFound: 3 } as const;

/**
 * Runs one command line; what went wrong goes to stderr in the language in force.
 *
 * @param args the words after the program's name
 * @returns the exit code: 0 done, 1 failed, 2 wrong use, 3 not found
 */
export async function main(args: readonly string[]): Promise<number> {
  const program = createProgram(detectSystemLanguage(), () => {});
  try {
    await Promise.race([run(program, args), watchOutput()]);
    return exitCodes.done;
  } catch (error) {
    return reportError(error, await findLanguage(program.opts<GlobalOptions>()));
  }
}

async function run(program: Command, args: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!isDone(error)) throw error;
    await printHelp(args, await findLanguage(program.opts<GlobalOptions>()));
  }
  await flushOutput();
}

/** Help is composed before options are read, so it is composed again once the language is known. */
async function printHelp(args: readonly string[], language: Language): Promise<void> {
  const program = createProgram(language, (text) => process.stdout.write(text));
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!isDone(error)) throw error;
  }
}

/** `--lang`, else the user's setting where there is a library that can be read, else the system's. */
async function findLanguage(options: GlobalOptions): Promise<Language> {
  if (options.lang) return options.lang;
  const folder = options.dataDir ?? defaultDataFolder();
  if (!existsSync(join(folder, 'library.db'))) return detectSystemLanguage();
  try {
    return await withEngine(options, looking, async ({ engine }) => engine.language);
  } catch (error) {
    // A library that can't be opened can't say either which language its owner speaks.
    if (error instanceof ZhujianError) return detectSystemLanguage();
    throw error;
  }
}

function reportError(error: unknown, language: Language): number {
  if (error instanceof ToldFailure) return exitCodeOfTold(error.cause);
  const t = createTranslate(messages, language);
  const wrong = error instanceof CommanderError ? toWrongUse(error) : error;
  if (wrong instanceof WrongUse) {
    console.error(wrong.describe(t));
    return exitCodes.wrongUse;
  }
  if (error instanceof OutputFailure) {
    const details = { file: t('standard-output'), reason: error.message };
    console.error(describeError('file-unwritable', details, language));
    return exitCodes.failed;
  }
  if (error instanceof ZhujianError) {
    console.error(describeError(error.code, error.details, language));
    return exitCodeOf(error.code);
  }
  const reason = error instanceof Error ? error.message : String(error);
  console.error(describeError('internal', { reason }, language));
  console.error(error);
  return exitCodes.failed;
}

function exitCodeOfTold(cause: unknown): number {
  if (cause instanceof WrongUse) return exitCodes.wrongUse;
  return cause instanceof ZhujianError ? exitCodeOf(cause.code) : exitCodes.failed;
}

function exitCodeOf(code: ErrorCode): number {
  switch (code) {
    case 'document-not-found':
    case 'section-not-found':
    case 'not-found':
      return exitCodes.notFound;
    case 'query-unknown-document':
      return exitCodes.notFound;
    case 'invalid-input':
    case 'query-unclosed-quote':
    case 'query-missing-word':
    case 'query-bad-regex':
    case 'query-nothing':
      return exitCodes.wrongUse;
    default:
      return exitCodes.failed;
  }
}
