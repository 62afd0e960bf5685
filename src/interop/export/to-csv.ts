import { tableColumns, type TableOptions, type TableRow, valueText } from './table-columns.ts';

export interface ToCsvOptions extends TableOptions {
  /**
   * A text that begins with =, +, -, @, a tab or a line break is a formula to a spreadsheet that opens the file, and the
   * text of a model can be one. `quote` (default) puts an apostrophe before it; `keep` writes it as it is, for programs.
   * Numbers are never changed.
   */
  formulas?: 'quote' | 'keep';
}

/**
 * Rows as CSV (RFC 4180, lines end with \n).
 *
 * @example toCsv([{ model: 'a', score: 0.5 }, { model: '=1+1', score: null }]) // "model,score\na,0.5\n'=1+1,\n"
 */
export function toCsv(rows: readonly TableRow[], { columns, formulas = 'quote' }: ToCsvOptions = {}): string {
  const names = tableColumns(rows, columns);
  const field = (value: unknown): string => {
    const text = valueText(value);
    const safe = formulas === 'quote' && typeof value === 'string' && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
    return /[",\r\n\ufeff]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [names.map(field), ...rows.map((row) => names.map((name) => field(row[name])))];
  return lines.map((fields) => `${fields.join(',')}\n`).join('');
}
