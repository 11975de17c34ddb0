import type { Command } from 'commander';
import { deriveOutline, type OutlineEntry, walkOutline } from '../../shared/document/outline.ts';
import type { Translate } from '../../shared/language.ts';
import type { MessageKeys } from '../messages.ts';
import { alignColumns, printJson, printLine } from '../output.ts';
import { type GlobalOptions, looking, withEngine } from '../session.ts';

export function addOutlineCommand(program: Command, t: Translate<MessageKeys>): void {
  program
    .command('outline')
    .description(t('outline.about'))
    .argument('<ID>', t('argument.id'))
    .action((id: string, _options, command: Command) =>
      outline(id, command.optsWithGlobals<GlobalOptions>()),
    );
}

/** An outline entry as `--json` gives it: every entry has a title, the opening's in words. */
interface TitledEntry {
  block: string;
  level: number;
  title: string;
  children: TitledEntry[];
}

function outline(id: string, options: GlobalOptions): Promise<void> {
  return withEngine(options, looking, async ({ engine, t }) => {
    const document = await engine.request('document.get', { document: id });
    const entries = deriveOutline(document);
    const titleOf = (entry: OutlineEntry) => entry.title || t('opening');
    if (options.json) {
      const withTitles = ({ block, level, ...entry }: OutlineEntry): TitledEntry => ({
        block,
        level,
        title: titleOf({ block, level, ...entry }),
        children: entry.children.map(withTitles),
      });
      printJson(entries.map(withTitles));
      return;
    }
    printLine(document.title);
    const rows = [...walkOutline(entries)].map((entry) => [
      entry.block,
      '  '.repeat(entry.level - 1) + titleOf(entry),
    ]);
    for (const line of alignColumns(rows)) printLine(line);
  });
}
