import type { BenchRow } from './bench-row.ts';

/** Rows as a table of text, one line each. */
export function formatBench(rows: readonly BenchRow[]): string {
  const heads = ['id', 'n', 'ours', 'peer', 'ratio', 'unit', 'better', 'peer name', 'error'];
  const lines = rows.map((row) => [
    row.id,
    String(row.n),
    row.ours.toPrecision(3),
    row.peer?.toPrecision(3) ?? 'not installed',
    row.ratio?.toPrecision(3) ?? '',
    row.unit,
    row.better,
    row.peerName,
    row.coefficientError?.toExponential(1) ?? '',
  ]);
  const widths = heads.map((head, c) => Math.max(head.length, ...lines.map((line) => line[c]!.length)));
  return [heads, ...lines]
    .map((line) =>
      line
        .map((cell, c) => cell.padEnd(widths[c]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
