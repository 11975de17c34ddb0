import { CommanderError } from 'commander';
import type { Translate } from '../shared/language.ts';
import type { MessageKeys } from './messages.ts';

type WrongUseKey = Exclude<Extract<MessageKeys, `wrong.${string}`>, 'wrong.sentences'>;

/** A command line that asks for something that doesn't exist: exit code 2. */
export class WrongUse extends Error {
  readonly key: WrongUseKey;
  readonly values: Record<string, string>;
  readonly hint: WrongUseKey;

  /**
   * @param key what is wrong
   * @param values what fills its blanks
   * @param hint what would be right
   */
  constructor(
    key: WrongUseKey,
    values: Record<string, string> = {},
    hint: WrongUseKey = 'wrong.see-help',
  ) {
    super(`${key} ${JSON.stringify(values)}`);
    this.name = 'WrongUse';
    this.key = key;
    this.values = values;
    this.hint = hint;
  }

  /** What is wrong and what would be right, in one line. */
  describe(t: Translate<MessageKeys>): string {
    return t('wrong.sentences', { first: t(this.key, this.values), second: t(this.hint) });
  }
}

const keysByCode: Record<string, WrongUseKey> = {
  'commander.unknownCommand': 'wrong.unknown-command',
  'commander.unknownOption': 'wrong.unknown-option',
  'commander.missingArgument': 'wrong.missing-argument',
  'commander.optionMissingArgument': 'wrong.missing-value',
  'commander.missingMandatoryOptionValue': 'wrong.missing-option',
  'commander.excessArguments': 'wrong.too-many',
  // Help that nobody asked for: no command was given.
  'commander.help': 'wrong.missing-command',
};

/** Commander's own complaint, which is in English only, as one that speaks both languages. */
export function toWrongUse(error: CommanderError): WrongUse {
  const name = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  const key = keysByCode[error.code];
  return key ? new WrongUse(key, { name }) : new WrongUse('wrong.other', { reason: error.message });
}

/** Whether commander stopped because it printed what was asked for: help or the version. */
export function isDone(error: unknown): boolean {
  return (
    error instanceof CommanderError &&
    (error.code === 'commander.helpDisplayed' || error.code === 'commander.version')
  );
}
