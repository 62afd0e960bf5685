import { readFile } from 'node:fs/promises';
import { assembleTable } from '../assemble-table.ts';
import type { CellTable } from '../cell-table.ts';
import { CellsFileError } from '../cells-file-error.ts';
import { type ColumnRoles, columnRoles, suggestion } from '../column-roles.ts';
import { columnOfValues } from '../column-of-values.ts';
import { cannotRead } from '../read-bytes.ts';

export interface ExcelOptions extends ColumnRoles {
  /** Name of the sheet, or its place from 1. Default: the first. */
  sheet?: string | number;
}

/**
 * The cells of a sheet of an Excel file (.xlsx, .xls, .ods): the first row names the columns, each further row is a
 * cell. Text makes annotations, numbers features; formulas give the value they had when the file was saved; rows that
 * are empty are skipped. The whole file is held in memory: for more than some 100 000 cells use CSV or Parquet.
 *
 * @throws CellsFileError when the sheet is not there, a column mixes text and numbers, or a cell shows an error
 * @example
 * const cells = await readExcelCells('cells.xlsx', { sheet: 'run 2', annotations: ['plate'] });
 */
export async function readExcelCells(path: string, options: ExcelOptions = {}): Promise<CellTable> {
  const { sheet = 1 } = options;
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  const xlsx = await import('xlsx');
  const book = parse(path, () => xlsx.read(bytes, { dense: true, cellDates: true }));
  const name = typeof sheet === 'number' ? book.SheetNames[sheet - 1] : sheet;
  const found = name === undefined ? undefined : book.Sheets[name];
  if (!found)
    throw new CellsFileError(
      { file: path },
      `there is no sheet '${sheet}': ${suggestion(String(sheet), book.SheetNames)}`,
    );
  const file = `${path}, sheet '${name}'`;
  const rows = (found['!data'] ?? []) as ({ t: string; v?: unknown; w?: string } | undefined)[][];
  const filled = rows.flatMap((row, r) => (row?.some((cell) => !isEmpty(cell)) ? [r] : []));
  const header = filled.shift();
  if (header === undefined) throw new CellsFileError({ file }, 'it is empty');
  if (filled.length === 0) throw new CellsFileError({ file }, 'it has a header and no cells');
  const width = Math.max(...[header, ...filled].map((r) => rows[r]!.findLastIndex((cell) => !isEmpty(cell)) + 1));
  const names = Array.from({ length: width }, (_, j) => {
    const title = rows[header]![j];
    if (isEmpty(title))
      throw new CellsFileError({ file, line: header + 1 }, `column ${j + 1} has no name: give it one`);
    return String(title!.w ?? title!.v).trim();
  });
  const roles = columnRoles(file, names, options);
  const columns = names.map((title, j) => {
    const values = filled.map((r) => {
      const cell = rows[r]![j];
      if (cell?.t === 'e')
        throw new CellsFileError(
          { file, line: r + 1, column: title },
          `the cell shows the error ${cell.w}: correct its formula`,
        );
      return isEmpty(cell) ? null : cell!.v;
    });
    const words = roles.get(title)!.annotations.length > 0;
    return columnOfValues(file, title, values, { words, lineOf: (i) => filled[i]! + 1 });
  });
  return assembleTable(file, filled.length, columns, options);
}

const isEmpty = (cell: { t: string; v?: unknown } | undefined): boolean =>
  cell === undefined || cell.t === 'z' || cell.v === undefined || cell.v === null || cell.v === '';

function parse<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CellsFileError(
      { file },
      `it cannot be read as an Excel file (${(error as Error).message}): save it again as .xlsx`,
      { cause: error },
    );
  }
}
