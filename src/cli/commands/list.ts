import type { Command } from 'commander';
import type { Translate } from '../../shared/language.ts';
import type { MessageKeys } from '../messages.ts';
import { alignColumns, printJson, printLine } from '../output.ts';
import { type GlobalOptions, looking, withEngine } from '../session.ts';

export function addListCommand(program: Command, t: Translate<MessageKeys>): void {
  program
    .command('list')
    .description(t('list.about'))
    .action((_options, command: Command) => list(command.optsWithGlobals<GlobalOptions>()));
}

function list(options: GlobalOptions): Promise<void> {
  return withEngine(options, looking, async ({ engine, t }) => {
    const documents = await engine.request('document.list', {});
    if (options.json) {
      printJson(
        documents.map(({ id, title, publisher, publishedAt, characters, edition }) => ({
          id,
          title,
          publisher,
          publishedAt,
          characters,
          edition,
        })),
      );
      return;
    }
    if (documents.length === 0) printLine(t('list.empty'));
    const rows = documents.map((document) => [
      document.id,
      document.title,
      [document.publisher, document.publishedAt].filter(Boolean).join(' '),
      t('list.characters', { count: document.characters }),
    ]);
    for (const line of alignColumns(rows)) printLine(line);
  });
}
