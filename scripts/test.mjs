// @ts-check
import { prepareProgram } from './setup/index.mjs';
import { runTask, SetupError } from './setup/messages.mjs';
import { describeCounts, sumCounts } from './test/counts.mjs';
import { testSteps } from './test/runners.mjs';

const groups = ['static', 'unit', 'e2e'];

/** @param {string[]} args */
function readFilter(args) {
  const filter = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  if (filter !== undefined && !groups.includes(filter)) {
    throw new SetupError('unknown-filter', { name: filter, known: groups.join(', ') });
  }
  return filter;
}

await runTask(async () => {
  const args = process.argv.slice(2);
  const filter = readFilter(args);
  // Tests that take minutes look for this.
  if (args.includes('--slow')) process.env.ZHUJIAN_SLOW_TESTS = '1';
  const node = await prepareProgram();

  const results = [];
  for (const step of testSteps(node)) {
    if (filter !== undefined && step.group !== filter) continue;
    console.log(`\n── ${step.name}`);
    const began = performance.now();
    const counts = await step.run();
    const seconds = (performance.now() - began) / 1000;
    results.push({ name: step.name, counts, seconds });
  }

  console.log('');
  for (const { name, counts, seconds } of results) {
    const mark = counts.failed > 0 ? '✗' : '✓';
    console.log(
      `${mark} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${describeCounts(counts)}`,
    );
  }
  const sum = sumCounts(results.map(({ counts }) => counts));
  console.log(describeCounts(sum));
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
});
