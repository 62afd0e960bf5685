import { tableColumns, type TableOptions, type TableRow, valueText } from './table-columns.ts';

/**
 * Rows as a Markdown table (GitHub's); columns of numbers stand right.
 *
 * @example toMarkdown([{ model: 'a|b', score: 0.5 }]) // '| model | score |\n| --- | ---: |\n| a\\|b | 0.5 |\n'
 */
export function toMarkdown(rows: readonly TableRow[], { columns }: TableOptions = {}): string {
  const names = tableColumns(rows, columns);
  const cell = (value: unknown): string =>
    valueText(value)
      .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
      .replace(/\r\n|\r|\n/g, '<br>');
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const rules = names.map((name) => (isNumeric(rows, name) ? '---:' : '---'));
  return line(names.map(cell)) + line(rules) + rows.map((row) => line(names.map((name) => cell(row[name])))).join('');
}

/** Whether a column holds numbers, and nothing else but what is unknown. */
export function isNumeric(rows: readonly TableRow[], name: string): boolean {
  const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
  return values.length > 0 && values.every((value) => typeof value === 'number' || typeof value === 'bigint');
}
