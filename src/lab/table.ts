import * as aq from 'arquero';
import { type Displayable, displayForms } from '../kernel/mime-bundle.ts';
import { roundDecimal } from '../papers/claims/round-decimal.ts';
import { escapeHtml } from './escape-html.ts';

export interface TableOptions {
  /** Decimals of numbers that are not whole: for all columns, or by column. Default 3. */
  decimals?: number | Record<string, number>;
  /** A line below the table; the number of rows when left out. */
  caption?: string;
}

export type TableRow = Record<string, string | number | boolean | null | undefined>;

/**
 * Rows as a table that a notebook shows as one: numbers right-aligned with fixed decimals, n below.
 *
 * The rows can be reached as an arquero table under `.data`.
 *
 * @param rows all with the same keys, which become the columns
 * @example table([{ model: 'a', winRate: 0.6625 }], { decimals: 2 })   // a table with 0.66
 */
export function table(rows: readonly TableRow[], { decimals = 3, caption }: TableOptions = {}) {
  const columns = Object.keys(rows[0] ?? {});
  const below = caption ?? `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  const isNumeric = (column: string) =>
    rows.every((row) => row[column] === null || row[column] === undefined || typeof row[column] === 'number');
  const places = (column: string) => {
    if (rows.every((row) => typeof row[column] !== 'number' || Number.isInteger(row[column]))) return 0;
    return typeof decimals === 'number' ? decimals : (decimals[column] ?? 3);
  };
  const cells = columns.map((column) => {
    const digits = places(column);
    return rows.map((row) => {
      const value = row[column];
      if (value === null || value === undefined || Number.isNaN(value)) return '–';
      if (typeof value === 'boolean') return value ? 'yes' : 'no';
      return typeof value === 'number' ? roundDecimal(value, digits).toFixed(digits) : value;
    });
  });

  function html(): string {
    const align = (column: string) => (isNumeric(column) ? 'right' : 'left');
    const row = (tag: 'th' | 'td', texts: readonly string[]) =>
      `<tr>${texts.map((text, c) => `<${tag} style="text-align: ${align(columns[c]!)}">${escapeHtml(text)}</${tag}>`).join('')}</tr>`;
    const body = rows
      .map((_, r) =>
        row(
          'td',
          cells.map((column) => column[r]!),
        ),
      )
      .join('');
    return `<table><thead>${row('th', columns)}</thead><tbody>${body}</tbody></table><p>${escapeHtml(below)}</p>`;
  }

  function text(): string {
    const widths = columns.map((column, c) => Math.max(column.length, ...cells[c]!.map((cell) => cell.length)));
    const line = (texts: readonly string[]) =>
      texts
        .map((cell, c) => (isNumeric(columns[c]!) ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
        .join('  ')
        .trimEnd();
    return [line(columns), ...rows.map((_, r) => line(cells.map((column) => column[r]!))), below].join('\n');
  }

  return {
    data: aq.from([...rows]),
    [displayForms]: () => ({ 'text/html': html(), 'text/plain': text() }),
  } satisfies Displayable & { data: unknown };
}
