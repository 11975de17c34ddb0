import { main } from './main.ts';

// A reader such as `head` that has seen enough closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const exitCode = await main(process.argv.slice(2));
// A command that ran through may have set a code of its own, e.g. `doctor`.
if (exitCode !== 0) process.exitCode = exitCode;
