import type { ClaimResult } from './claim.ts';
import { roundDecimal } from './round-decimal.ts';
import { summariseClaims } from './summarise-claims.ts';

/**
 * Claims as an aligned table for a terminal: ✓ for what is as on file (a known difference too), ✗ with what departs,
 * and the totals by status and by evidence.
 *
 * @example
 * formatClaims(results).split('\n')[1];
 * // '✓  table-1/arxiv-v2/deepseek-r1/win-rate  0.66  0.66  exact  computed' (with wider gaps)
 */
export function formatClaims(results: readonly ClaimResult[]): string {
  const rows = results.map(
    ({ id, published, computed, decimals, unit = '', status, evidence, ok, message, interval: range }) => {
      const print = (value: number | null) =>
        value === null ? '-' : `${roundDecimal(value, decimals).toFixed(decimals)}${unit === '' ? '' : ` ${unit}`}`;
      const interval = range
        ? ` (${roundDecimal(range.lower, decimals)} to ${roundDecimal(range.upper, decimals)})`
        : '';
      const numbers = [print(published), `${print(computed)}${interval}`];
      return { cells: [ok ? '✓' : '✗', id, ...numbers, status, evidence], message };
    },
  );
  const header = ['', 'claim', 'published', 'computed', 'status', 'evidence'];
  const widths = header.map((title, c) => Math.max(title.length, ...rows.map(({ cells }) => cells[c]!.length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, c) => (c === 2 || c === 3 ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd();
  const table = [line(header)];
  for (const { cells, message } of rows) {
    table.push(line(cells));
    if (message !== undefined) table.push(`   ${message}`);
  }
  return [...table, '', ...totals(results)].join('\n');
}

function totals(results: readonly ClaimResult[]): string[] {
  const { total, ok, failed, status, evidence } = summariseClaims(results);
  const statuses = Object.entries(status).filter(([, n]) => n > 0);
  const evidences = Object.entries(evidence).filter(([, { total: n }]) => n > 0);
  return [
    `${total} claims: ${ok} as on file${failed > 0 ? `, ${failed} NOT` : ''}`,
    `by status: ${statuses.map(([name, n]) => `${n} ${name}`).join(', ')}`,
    `by evidence: ${evidences.map(([name, n]) => `${n.ok} of ${n.total} ${name}`).join(', ')}`,
  ];
}
