import { tableColumns, type TableOptions, type TableRow, valueText } from './table-columns.ts';
import { isNumeric } from './to-markdown.ts';

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/**
 * Rows as a LaTeX `tabular` with the rules of booktabs; columns of numbers stand right.
 *
 * @example toLatex([{ share: '5 %' }]) // '\\begin{tabular}{l}\n\\toprule\nshare \\\\\n\\midrule\n5 \\% \\\\\n…'
 */
export function toLatex(rows: readonly TableRow[], { columns }: TableOptions = {}): string {
  const names = tableColumns(rows, columns);
  const cell = (value: unknown): string =>
    valueText(value)
      .replace(/[\\~^<>]|[&%$#_{}]/g, (mark) => special[mark] ?? `\\${mark}`)
      .replace(/[\r\n]+/g, ' ')
      .replace(/^\[/, '{[}'); // after a line end, [ would open its option
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\\n`;
  const body = rows.map((row) => line(names.map((name) => cell(row[name])))).join('');
  const places = names.map((name) => (isNumeric(rows, name) ? 'r' : 'l')).join('');
  return `\\begin{tabular}{${places}}\n\\toprule\n${line(names.map(cell))}\\midrule\n${body}\\bottomrule\n\\end{tabular}\n`;
}
