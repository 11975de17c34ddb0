import type { Result } from './figures.ts';
import { percentile } from './statistics.ts';
import {
  formatBytes,
  formatCount,
  formatNumber,
  formatShare,
  formatTable,
  NO_FIGURE,
} from './table.ts';
import type { Workload } from './workload.ts';

/** The one table: all engines on the same text and queries. */
export function reportResults(results: readonly Result[], { textBytes }: Workload): string {
  const head = [
    ...['engine', 'recall', 'precision', 'build s (MB/s)', 'built MB (B/B)', 'heap MB (B/B)'],
    ...['RSS MB (B/B)', 'disk MB (B/B)', 'load s', 'p50 ms', 'p95 ms', 'p99 ms'],
  ];
  const rows = results.map((result) => [
    result.name ?? result.key,
    formatShare(result.recall),
    formatShare(result.precision),
    formatBuild(result.buildSeconds, textBytes),
    formatBytes(result.builtBytes, textBytes),
    formatBytes(result.heapBytes, textBytes),
    formatBytes(result.residentBytes, textBytes),
    formatBytes(result.diskBytes, textBytes),
    formatNumber(result.loadSeconds),
    ...[0.5, 0.95, 0.99].map((share) => formatTime(result, share)),
  ]);
  return formatTable(head, rows);
}

function formatBuild(seconds: number | undefined, textBytes: number): string {
  if (seconds === undefined) return NO_FIGURE;
  return `${formatNumber(seconds)} (${formatNumber(textBytes / 1e6 / seconds)})`;
}

function formatTime({ times }: Result, share: number): string {
  return times ? formatNumber(percentile(times, share)) : NO_FIGURE;
}

/** How each engine was set up, and what went wrong. */
export function reportNotes(results: readonly Result[], rounds: number): string {
  return results
    .map((result) => {
      const remarks = [
        result.note,
        result.failure && `no further figures, since it failed while ${result.failure}`,
        result.unsaved && `not saved (${result.unsaved}), so asked in the process that built it`,
        result.rounds !== undefined &&
          result.rounds < rounds &&
          `${result.rounds} of ${rounds} rounds for want of time`,
        result.wrongCounts && `${result.wrongCounts} counts differ from the complete list`,
      ];
      return `- ${result.name ?? result.key}: ${remarks.filter(Boolean).join('; ')}.`;
    })
    .join('\n');
}

const SHARES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

/** Every percentile of the times, and beside the scan's: above 1 is slower than scanning. */
export function reportDetail(results: readonly Result[], queries: number): string {
  const scan = results.find(({ key }) => key === 'scan')?.times;
  const labels = SHARES.map((share) => (share === 1 ? 'max' : `p${share * 100}`));
  const timed = results.filter(({ times }) => times);
  const times = timed.map((result) => [
    result.name ?? result.key,
    ...SHARES.map((share) => formatTime(result, share)),
  ]);
  const others = results.map((result) => [
    result.name ?? result.key,
    formatCount(result.exactQueries),
    formatNumber(result.saveSeconds),
    formatNumber(result.firstAnswerMs),
    formatCount(result.rounds),
  ]);
  const parts = [
    `Milliseconds:\n\n${formatTable(['engine', ...labels], times)}`,
    `Of ${queries} queries:\n\n${formatTable(['engine', 'exact', 'save s', 'first answer ms', 'rounds'], others)}`,
  ];
  if (scan) parts.splice(1, 0, reportRatios(timed, scan, labels));
  return parts.join('\n\n');
}

function reportRatios(
  timed: readonly Result[],
  scan: readonly number[],
  labels: readonly string[],
): string {
  const rows = timed.map((result) => {
    const times = result.times ?? [];
    const ratios = SHARES.map((share) => percentile(times, share) / percentile(scan, share));
    const slower = times.filter((time, at) => time > (scan[at] ?? 0)).length;
    return [result.name ?? result.key, ...ratios.map(formatNumber), formatCount(slower)];
  });
  const head = ['engine', ...labels, 'slower queries'];
  return `Each percentile over the scan’s, and how many queries are slower than by scanning:\n\n${formatTable(head, rows)}`;
}

/** Adding and removing a document of 15 KB. */
export function reportUpdates(results: readonly Result[]): string {
  const head = [
    'engine',
    'documents',
    'add p50',
    'p95',
    'max',
    'remove p50',
    'p95',
    'max ms',
    'stale',
  ];
  const rows = results.map((result) => [
    result.name ?? result.key,
    formatCount(result.addTimes?.length),
    ...[result.addTimes, result.removeTimes].flatMap((times) =>
      [0.5, 0.95, 1].map((share) => formatNumber(times && percentile(times, share))),
    ),
    formatCount(result.staleUpdates),
  ]);
  return `One document of 15 KB added and removed, ms:\n\n${formatTable(head, rows)}`;
}
