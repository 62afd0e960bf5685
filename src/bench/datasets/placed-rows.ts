import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import { csvRows } from './csv-rows.ts';
import type { OnProblem, PlacedRow } from './dataset-row.ts';
import { excelRows } from './excel-rows.ts';
import { jsonRows } from './json-rows.ts';
import { jsonlRows } from './jsonl-rows.ts';
import { parquetRows } from './parquet-rows.ts';

export interface DatasetOptions {
  /** Of an Excel file: name of the sheet, or its place from 1. The first unless stated. */
  sheet?: string | number;
  signal?: AbortSignal;
}

/** Endings that {@link placedRows} reads. */
export const datasetEnding = /\.(?:(csv|tsv|tab|jsonl|ndjson|json)(?:\.gz)?|(xlsx|xls|ods|parquet))$/i;

/** Rows of a data set with their places. A row that cannot be used is told to `onProblem` and left out. */
export function placedRows(
  path: string,
  onProblem: OnProblem,
  { sheet = 1, signal }: DatasetOptions = {},
): AsyncGenerator<PlacedRow> {
  const found = datasetEnding.exec(path);
  switch ((found?.[1] ?? found?.[2])?.toLowerCase()) {
    case 'csv':
      return csvRows(path, ',', onProblem, signal);
    case 'tsv':
    case 'tab':
      return csvRows(path, '\t', onProblem, signal);
    case 'jsonl':
    case 'ndjson':
      return jsonlRows(path, onProblem, signal);
    case 'json':
      return jsonRows(path, onProblem, signal);
    case 'parquet':
      return parquetRows(path);
    case undefined: {
      const remedy = 'use .csv, .tsv, .jsonl, .json (each also .gz), .xlsx or .parquet';
      throw new InvalidBenchmarkError([{ file: path, message: 'its ending tells no format', remedy }]);
    }
    default:
      return excelRows(path, sheet, onProblem);
  }
}
