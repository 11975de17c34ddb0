import { startShell } from './app-lifecycle.ts';

startShell(process.argv.slice(1));
