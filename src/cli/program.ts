import { Command, Help } from 'commander';
import { createTranslate, type Language, type Translate } from '../shared/language.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addListCommand } from './commands/list.ts';
import { addOutlineCommand } from './commands/outline.ts';
import { addPrintCommand } from './commands/print.ts';
import { addSearchCommand } from './commands/search.ts';
import { addServeCommand } from './commands/serve.ts';
import { addShowCommand } from './commands/show.ts';
import { displayWidth } from './display-width.ts';
import { findInstallation } from './installation.ts';
import { type MessageKeys, messages } from './messages.ts';
import { readDataFolder, readLanguage } from './option-values.ts';

/**
 * The whole command line, ready to parse. It throws `CommanderError` rather than exit, and writes
 * nothing but the help and the version that were asked for.
 *
 * @param language the language of the help
 * @param write takes help and version
 */
export function createProgram(language: Language, write: (text: string) => void): Command {
  const t = createTranslate(messages, language);
  const program = new Command('zhujian')
    .description(t('about'))
    .usage(t('usage.program'))
    .option('--data-dir <DIR>', t('option.data-dir'), readDataFolder)
    .option('--lang <zh-CN|en>', t('option.lang'), readLanguage)
    .option('--json', t('option.json'))
    .version(findInstallation().version, '-V, --version', t('option.version'))
    .helpOption('-h, --help', t('option.help'))
    .helpCommand(false)
    .configureHelp({ ...translateHelp(t), showGlobalOptions: true })
    .configureOutput({ writeOut: write, writeErr: () => {}, outputError: () => {} })
    .exitOverride();
  addListCommand(program, t);
  addOutlineCommand(program, t);
  addShowCommand(program, t);
  addSearchCommand(program, t);
  addPrintCommand(program, t);
  addServeCommand(program, t);
  addDoctorCommand(program, t);
  return program;
}

/** Commander writes its headings in English and counts a Chinese character as one column. */
function translateHelp(t: Translate<MessageKeys>): Partial<Help> {
  const headings: Record<string, MessageKeys> = {
    'Usage:': 'help.usage',
    'Arguments:': 'help.arguments',
    'Options:': 'help.options',
    'Global Options:': 'help.global-options',
    'Commands:': 'help.commands',
  };
  const standard = new Help();
  const translateUsage = (usage: string) => usage.replace('[options]', t('usage.options'));
  return {
    commandUsage: (command) => translateUsage(standard.commandUsage(command)),
    subcommandTerm: (command) => translateUsage(standard.subcommandTerm(command)),
    styleTitle: (title) => (headings[title] ? t(headings[title]) : title),
    optionDescription: (option) =>
      standard.optionDescription(option).replace('(default: ', `(${t('help.default')} `),
    displayWidth,
  };
}
