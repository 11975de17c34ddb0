/** Stands for what could not be measured. */
export const NO_FIGURE = '—';

/** A Markdown table, its columns padded so that it can be read as it is. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  function formatRow(cells: readonly string[]): string {
    return `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  }
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows].map(formatRow).join('\n');
}

/**
 * @returns three significant digits, at most five decimals: `0.00012`, `0.0123`, `1.23`, `12.3`, `1234`
 */
export function formatNumber(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return NO_FIGURE;
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(5, Math.max(0, 2 - magnitude)));
}

/** @returns a whole number, as it is */
export function formatCount(value: number | undefined): string {
  return value === undefined ? NO_FIGURE : String(value);
}

/** @returns `1` only for exactly 1, so that a single miss in a million shows */
export function formatShare(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return NO_FIGURE;
  if (value === 1) return '1';
  return value > 0.999 ? '>0.999' : value.toFixed(3);
}

/** @returns megabytes (10^6), and in brackets bytes per byte of text */
export function formatBytes(bytes: number | undefined, textBytes: number): string {
  if (bytes === undefined) return NO_FIGURE;
  return `${formatNumber(bytes / 1e6)} (${(bytes / textBytes).toFixed(2)})`;
}
