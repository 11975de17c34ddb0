import { displayWidth, padToWidth } from './display-width.ts';

/** Prints the one value of `--json`. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints a line for people. */
export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Lines up rows in columns, two spaces apart; the last column is left as it is. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : padToWidth(cell, widths[column] ?? 0),
      )
      .join('  '),
  );
}

/** Makes a text bold where that can be seen: on a terminal, unless NO_COLOR is set (no-color.org). */
export function emphasize(text: string): string {
  const visible = process.stdout.isTTY === true && !process.env.NO_COLOR;
  return visible ? `\u001B[1m${text}\u001B[22m` : text;
}
