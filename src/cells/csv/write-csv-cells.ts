import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { suggestion } from '../column-roles.ts';
import type { CellTable } from '../cell-table.ts';
import { replaceFile } from '../replace-file.ts';
import { columnsByName, valuesOfColumn } from '../values-of-column.ts';

export interface WriteCsvOptions {
  /** Columns to write, features or annotations, in this order. Default: all annotations, then all features. */
  columns?: readonly string[];
  /** Scores to write behind them, by name: n values each. */
  scores?: Readonly<Record<string, ArrayLike<number>>>;
}

/** Rows that become one piece of text. */
const ROWS = 4096;

/**
 * Writes cells as CSV: what identifies them and their scores, for whoever works with other tools. Numbers are written so
 * that they read back the same; what is unknown stays empty. A tab separates where the name ends in .tsv or .tab, and
 * .gz packs it. A file of that name is replaced in one step, or left as it was.
 *
 * @throws RangeError when a column is not there, or a score has not n values
 * @example
 * await writeCsvCells('scores.csv.gz', cells, { columns: ['cell', 'patient'], scores: { mmil_score: scores } });
 */
export async function writeCsvCells(path: string, table: CellTable, options: WriteCsvOptions = {}): Promise<void> {
  const { n } = table;
  const all = new Map(columnsByName(table));
  const { columns = [...Object.keys(table.annotations), ...table.names], scores = {} } = options;
  const parts = columns.map((name) => {
    const column = all.get(name);
    if (!column) throw new RangeError(`there is no column '${name}': ${suggestion(name, [...all.keys()])}`);
    return valuesOfColumn(column, n);
  });
  const scoreParts = Object.entries(scores).map(([name, values]) => {
    if (values.length !== n)
      throw new RangeError(`score '${name}' has ${values.length} values, the table has ${n} cells`);
    if (columns.includes(name)) throw new RangeError(`'${name}' is a score and a column: rename one`);
    return values;
  });
  const delimiter = /\.(tsv|tab)(\.gz)?$/i.test(path) ? '\t' : ',';
  const text = csvText([...columns, ...Object.keys(scores)], [...parts, ...scoreParts], n, delimiter);
  await replaceFile(path, async (temporary) => {
    const target = createWriteStream(temporary);
    if (/\.gz$/i.test(path)) await pipeline(Readable.from(text), createGzip(), target);
    else await pipeline(Readable.from(text), target);
  });
}

function* csvText(
  names: readonly string[],
  columns: readonly ArrayLike<string | number | null>[],
  n: number,
  delimiter: string,
): Generator<string> {
  const quoted = (text: string): string =>
    text === '' || /["\r\n\uFEFF]|^\s|\s$/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const word = (value: string | number | null): string => {
    if (value === null || Number.isNaN(value)) return '';
    return typeof value === 'string' ? quoted(value) : Object.is(value, -0) ? '-0' : String(value);
  };
  yield `${names.map(quoted).join(delimiter)}\n`;
  for (let start = 0; start < n; start += ROWS) {
    let rows = '';
    for (let i = start; i < Math.min(n, start + ROWS); i++) {
      let row = '';
      for (let j = 0; j < columns.length; j++) row += (j > 0 ? delimiter : '') + word(columns[j]![i]!);
      rows += `${row === '' ? '""' : row}\n`; // a blank line would be no cell
    }
    yield rows;
  }
}
