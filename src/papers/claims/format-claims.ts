import type { ClaimResult } from './claim.ts';
import type { ClaimCoverage } from './claim-coverage.ts';
import { roundDecimal } from './round-decimal.ts';
import { summariseClaims } from './summarise-claims.ts';

/**
 * Claims as an aligned table for a terminal: ✓ for what is as on file (a known difference too), ✗ with what departs,
 * and the totals by status and by evidence. With `coverage`, also how many of the printed numbers they state.
 *
 * @example
 * formatClaims(results).split('\n')[1];
 * // '✓  table-1/arxiv-v2/deepseek-r1/win-rate  0.66  0.66  exact  computed' (with wider gaps)
 */
export function formatClaims(results: readonly ClaimResult[], coverage?: ClaimCoverage): string {
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
  return [...table, '', ...(coverage ? [covered(coverage)] : []), ...totals(results)].join('\n');
}

function covered({ printed, missing }: ClaimCoverage): string {
  const [first] = missing;
  const open =
    missing.length === 1 ? `1 is stated by no claim: ${first}` : `${missing.length} are stated by none: ${first} …`;
  return `covers ${printed - missing.length} of ${printed} printed numbers${missing.length === 0 ? '' : `; ${open}`}`;
}

function totals(results: readonly ClaimResult[]): string[] {
  const { total, ok, failed, status, evidence } = summariseClaims(results);
  const statuses = Object.entries(status).filter(([, n]) => n > 0);
  const { 'inferred-to-fit': inferred, ...rest } = evidence;
  const evidences = Object.entries(rest).filter(([, { total: n }]) => n > 0);
  const count = ([name, n]: [string, { ok: number; total: number }]) => `${n.ok} of ${n.total} ${name}`;
  // What was chosen because it fits confirms nothing, so it is not in one list with what was computed.
  const apart = inferred.total > 0 ? `; apart from these ${count(['inferred-to-fit', inferred])}` : '';
  return [
    `${ok} of ${total} claims hold what is on file${failed > 0 ? `, ${failed} NOT` : ''}`,
    `by status: ${statuses.map(([name, n]) => `${n} ${name}`).join(', ')}`,
    `by evidence: ${evidences.map(count).join(', ')}${apart}`,
  ];
}
