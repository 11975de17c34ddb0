import type { Command } from 'commander';
import { findBrowser } from '../../server/headless/find-browser.ts';
import type { Translate } from '../../shared/language.ts';
import type { MessageKeys } from '../messages.ts';
import { alignColumns, printJson, printLine } from '../output.ts';
import { type GlobalOptions, looking, withEngine } from '../session.ts';

export function addDoctorCommand(program: Command, t: Translate<MessageKeys>): void {
  program
    .command('doctor')
    .description(t('doctor.about'))
    .action((_options, command: Command) => doctor(command.optsWithGlobals<GlobalOptions>()));
}

function doctor(options: GlobalOptions): Promise<void> {
  return withEngine(options, looking, async ({ engine, t }) => {
    engine.attach({ paper: 'none', describeBrowser: () => findBrowser() });
    const report = await engine.request('app.doctor', {});
    if (!report.healthy) process.exitCode = 1;
    if (options.json) {
      printJson(report);
      return;
    }
    const rows = report.checks.map(({ name, ok, fact }) => [
      ok ? '✓' : '✗',
      t(`doctor.${name}`),
      fact,
    ]);
    for (const line of alignColumns(rows)) printLine(line);
    const failed = report.checks.filter((check) => !check.ok).length;
    printLine(report.healthy ? t('doctor.healthy') : t('doctor.unhealthy', { count: failed }));
  });
}
