import { basename, dirname } from 'node:path';
import type { CellTable } from './cell-table.ts';
import { CellTableError } from './cell-table-error.ts';
import { type CsvOptions, readCsvCells } from './csv/read-csv-cells.ts';
import { type ExcelOptions, readExcelCells } from './excel/read-excel-cells.ts';
import { type ReadFcsOptions, readFcs } from './fcs/read-fcs.ts';
import { type H5adOptions, readH5ad } from './h5ad/read-h5ad.ts';
import { type MtxOptions, readMtx } from './mtx/read-mtx.ts';
import { readParquetCells } from './parquet/read-parquet-cells.ts';
import type { ColumnRoles } from './column-roles.ts';

/** Options of the reader of each format; those of other formats are ignored. */
export interface ReadCellsOptions {
  fcs?: ReadFcsOptions;
  csv?: CsvOptions;
  excel?: ExcelOptions;
  parquet?: ColumnRoles;
  h5ad?: H5adOptions;
  mtx?: MtxOptions;
}

/** Readers by the end of the path; the longest that fits is taken. */
const readers: Readonly<Record<string, (path: string, options: ReadCellsOptions) => Promise<CellTable>>> = {
  '.fcs': (path, { fcs }) => readFcs(path, fcs),
  '.csv': fromCsv,
  '.csv.gz': fromCsv,
  '.tsv': fromCsv,
  '.tsv.gz': fromCsv,
  '.xlsx': fromExcel,
  '.xls': fromExcel,
  '.ods': fromExcel,
  '.parquet': (path, { parquet }) => readParquetCells(path, parquet),
  '.h5ad': (path, { h5ad }) => readH5ad(path, h5ad),
  'matrix.mtx': fromMtx,
  'matrix.mtx.gz': fromMtx,
};

function fromCsv(path: string, { csv }: ReadCellsOptions): Promise<CellTable> {
  return readCsvCells(path, csv);
}

function fromExcel(path: string, { excel }: ReadCellsOptions): Promise<CellTable> {
  return readExcelCells(path, excel);
}

/** A matrix stands for its folder: `GSM1_matrix.mtx.gz` is read with the files that start with `GSM1_`. */
function fromMtx(path: string, { mtx }: ReadCellsOptions): Promise<CellTable> {
  const prefix = basename(path).replace(/matrix\.mtx(\.gz)?$/i, '');
  return readMtx(dirname(path), { prefix, ...mtx });
}

/**
 * Reads cells from a file of any known format, told by the end of its name; a 10x folder by its `matrix.mtx`.
 *
 * @throws CellTableError for other names; what the reader of the format throws
 * @example
 * const cells = await readCells('P1.fcs', { fcs: { naming: 'marker' } });
 */
export async function readCells(path: string, options: ReadCellsOptions = {}): Promise<CellTable> {
  const end = Object.keys(readers)
    .filter((known) => path.toLowerCase().endsWith(known))
    .sort((a, b) => b.length - a.length)[0];
  if (end === undefined)
    throw new CellTableError(`${path}: formats are told by the name, known are ${Object.keys(readers).join(', ')}`);
  return readers[end]!(path, options);
}
