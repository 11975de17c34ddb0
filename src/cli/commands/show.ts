import type { Command } from 'commander';
import type { Block } from '../../shared/document/model.ts';
import type { Translate } from '../../shared/language.ts';
import type { MessageKeys } from '../messages.ts';
import { emphasize, printJson, printLine } from '../output.ts';
import { type GlobalOptions, looking, withEngine } from '../session.ts';

export function addShowCommand(program: Command, t: Translate<MessageKeys>): void {
  program
    .command('show')
    .description(t('show.about'))
    .argument('<ID>', t('argument.id'))
    .action((id: string, _options, command: Command) =>
      show(id, command.optsWithGlobals<GlobalOptions>()),
    );
}

function show(id: string, options: GlobalOptions): Promise<void> {
  return withEngine(options, looking, async ({ engine }) => {
    const document = await engine.request('document.get', { document: id });
    if (options.json) {
      printJson({
        id: document.id,
        title: document.title,
        blocks: document.blocks.map(({ id, kind, number, text }) => ({ id, kind, number, text })),
      });
      return;
    }
    for (const block of document.blocks) printBlock(block);
  });
}

function printBlock(block: Block): void {
  if (block.kind === 'title' || block.kind === 'heading') {
    printLine(emphasize(block.text));
  } else {
    printLine(block.number === undefined ? block.text : `¶${block.number} ${block.text}`);
  }
  printLine();
}
