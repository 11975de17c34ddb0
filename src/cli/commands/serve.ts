import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { openAppWindow } from '../../server/app-window.ts';
import { startServer } from '../../server/server.ts';
import type { Translate } from '../../shared/language.ts';
import type { MessageKeys } from '../messages.ts';
import { readPort } from '../option-values.ts';
import { printJson, printLine } from '../output.ts';
import { type GlobalOptions, withEngine } from '../session.ts';

interface ServeOptions extends GlobalOptions {
  port?: number;
  open: boolean;
}

export function addServeCommand(program: Command, t: Translate<MessageKeys>): void {
  program
    .command('serve')
    .description(t('serve.about'))
    .option('--port <N>', t('serve.port'), readPort)
    .addOption(new Option('--no-open', t('serve.no-open')))
    .action((_options, command: Command) => serve(command.optsWithGlobals<ServeOptions>()));
}

function serve(options: ServeOptions): Promise<void> {
  const stopped = waitForSignal();
  return withEngine(
    options,
    { access: 'read-write', shell: 'browser' },
    async ({ engine, installation, t }) => {
      const server = await startServer({
        engine,
        rendererFolder: installation.rendererFolder,
        ...(options.port === undefined ? {} : { port: options.port }),
      });
      let closeWindow = () => {};
      try {
        const url = server.openingUrl;
        const { dataFolder } = await engine.request('app.info', {});
        if (options.json) printJson({ url, port: server.port, dataFolder });
        else printLine(t('serve.ready', { url }));
        const ends = [stopped];
        if (options.open) {
          const opening = await openAppWindow(url, join(dataFolder, 'browser'), engine.language);
          if (opening.kind === 'open') {
            ends.push(opening.closed);
            closeWindow = opening.close;
          } else {
            console.error(opening.message);
          }
        }
        if (!options.json) printLine(t('serve.stop'));
        await Promise.race(ends);
      } finally {
        // A window without its server shows nothing but errors.
        closeWindow();
        await server.close();
      }
    },
  );
}

/** Settles when the user or the system asks the process to end. */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Not `once`: Ctrl+C reaches us from the terminal and again from the launcher.
      process.on(signal, () => resolve());
    }
  });
}
