import { assembleTable } from '../assemble-table.ts';
import type { CellTable } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { type ColumnRoles, columnRoles, knownAnnotations } from '../column-roles.ts';
import { readBytes } from '../read-bytes.ts';
import { type CsvColumn, numberColumn, wordColumn } from './csv-column.ts';
import { type CsvRecord, csvRecords, fieldText } from './csv-records.ts';

export interface CsvOptions extends ColumnRoles {
  /** Names of the columns of a file that has no header line. */
  names?: readonly string[];
  /** What stands between two values. Default: a tab in files that end in .tsv or .tab (.gz), else a comma. */
  delimiter?: string;
  signal?: AbortSignal;
}

/**
 * The cells of a CSV or TSV file, gzip-ed or not: one line a cell, one column a feature or annotation. Read as a stream
 * into typed arrays.
 *
 * Columns of words become annotations; so do those called patient, sample, tissue, time, sick and label, and those that
 * `annotations` lists. Empty, NA, NaN, null and None are missing values. See {@link ColumnRoles}.
 *
 * @param path for example `cells.csv.gz`
 * @throws CellsFileError naming file, line and column when a value is not a number or missing, a line has more or fewer
 * values than the first, or a name is there twice
 * @example
 * const cells = await readCsvCells('cells.csv', { annotations: { patient: 'donor' } });
 * cells.names; // ['CD34', 'CD45']
 * cells.annotations.patient; // { levels: ['P1', 'P2'], codes: Int32Array [0, 0, 1] }
 */
export async function readCsvCells(path: string, options: CsvOptions = {}): Promise<CellTable> {
  const { signal, names, delimiter = /\.(tsv|tab)(\.gz)?$/i.test(path) ? '\t' : ',' } = options;
  if (delimiter.length !== 1 || delimiter.charCodeAt(0) > 127)
    throw new RangeError(`delimiter must be one ASCII character, got '${delimiter}'`);
  let columns = names && columnsOf(path, names, options);
  let n = 0;
  await csvRecords(path, readBytes(path, signal), delimiter.charCodeAt(0), (record) => {
    if (!columns) {
      columns = columnsOf(path, headerOf(path, record), options);
      return;
    }
    if (record.count !== columns.length) throw ragged(path, record, columns.length, names !== undefined);
    for (let j = 0; j < columns.length; j++) columns[j]!.push(record, j, n);
    n++;
  });
  if (!columns) throw new CellsFileError({ file: path }, 'it is empty');
  if (n === 0) throw new CellsFileError({ file: path }, 'it has a header and no cells');
  return assembleTable(
    path,
    n,
    columns.map((column) => column.done(n)),
    options,
  );
}

/** The first column of a table that R or pandas wrote has no name: it names the cells. */
function headerOf(file: string, record: CsvRecord): string[] {
  const names = Array.from({ length: record.count }, (_, j) => fieldText(record, j).trim());
  if (names[0] === '' && names.length > 1 && !names.includes('cell')) names[0] = 'cell';
  const unnamed = names.indexOf('');
  if (unnamed >= 0)
    throw new CellsFileError({ file, line: record.line }, `column ${unnamed + 1} has no name: give it one`);
  return names;
}

function columnsOf(file: string, names: readonly string[], options: CsvOptions): CsvColumn[] {
  const roles = columnRoles(file, names, options);
  return names.map((name) => {
    const { annotations, feature } = roles.get(name)!;
    if (feature !== undefined) return numberColumn(file, name, true);
    if (annotations.length > 0)
      return wordColumn(
        name,
        annotations.some((called) => knownAnnotations.get(called) === 'words'),
      );
    return options.features ? unread(name) : numberColumn(file, name, false);
  });
}

const unread = (name: string): CsvColumn => ({ push() {}, done: () => ({ name, values: new Float64Array(0) }) });

function ragged(file: string, { line, count }: CsvRecord, expected: number, named: boolean): CellsFileError {
  const than = named ? `names has ${expected}` : `the header has ${expected} names`;
  const hint = count === expected + 1 && !named ? ' (R leaves out the name of the row names: add it)' : '';
  return new CellsFileError({ file, line }, `it has ${count} values, but ${than}: correct the line${hint}`);
}
