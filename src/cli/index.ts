import { main } from './main.ts';

const exitCode = await main(process.argv.slice(2));
// A command that ran through may have set a code of its own, e.g. `doctor`.
if (exitCode !== 0) process.exitCode = exitCode;
// All is closed by now. A job that was cut off may have left the browser driver's timers behind, and
// those would keep the process for half a minute; what was printed goes out first.
process.stdout.write('', () => process.stderr.write('', () => process.exit()));
