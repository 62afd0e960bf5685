// Rows of results as files for other tools.
export type { TableOptions, TableRow } from './table-columns.ts';
export { toCsv, type ToCsvOptions } from './to-csv.ts';
export { toLatex } from './to-latex.ts';
export { toMarkdown } from './to-markdown.ts';
export { writeTable } from './write-table.ts';
