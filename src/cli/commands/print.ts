import { resolve } from 'node:path';
import type { Command } from 'commander';
import { startServer } from '../../server/server.ts';
import type { Translate } from '../../shared/language.ts';
import type { MessageKeys } from '../messages.ts';
import { refuseExisting, writeWhole } from '../new-file.ts';
import { printJson, printLine } from '../output.ts';
import { type GlobalOptions, looking, withEngine } from '../session.ts';

interface PrintOptions extends GlobalOptions {
  section?: string[];
  output: string;
  force?: boolean;
}

export function addPrintCommand(program: Command, t: Translate<MessageKeys>): void {
  program
    .command('print')
    .description(t('print.about'))
    .argument('<ID>', t('argument.id'))
    .option('--section <BLOCK>', t('print.section'), collect)
    .requiredOption('-o, --output <FILE>', t('print.output'))
    .option('--force', t('print.force'))
    .action((id: string, _options, command: Command) =>
      print(id, command.optsWithGlobals<PrintOptions>()),
    );
}

function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

function print(id: string, options: PrintOptions): Promise<void> {
  return withEngine(options, looking, async ({ engine, installation, t }) => {
    const file = resolve(options.output);
    // Asked first, so that nobody waits for a PDF that has no place to go.
    if (!options.force) await refuseExisting(file);
    const server = await startServer({
      engine,
      rendererFolder: installation.rendererFolder,
      async deliverPdf(pdf) {
        await writeWhole(file, pdf);
        return { kind: 'file', file };
      },
    });
    try {
      const { pages, blocks } = await engine.request('print.pdf', {
        document: id,
        sections: options.section ?? [],
      });
      if (options.json) printJson({ file, pages, blocks });
      else printLine(t('print.done', { file, pages, blocks }));
    } finally {
      await server.close();
    }
  });
}
