import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import { type DatasetOptions, placedRows } from './placed-rows.ts';

/**
 * Rows of a data set: CSV, TSV, JSONL and JSON (each also packed as .gz), Excel and Parquet, by the file's ending. CSV,
 * TSV, JSONL and Parquet are read as they go, in constant memory. Text stays text: in CSV, TSV and Excel every value is
 * text as it stands, so that 001 stays 001, NA is no missing value and an empty cell is `''`; the other formats say
 * themselves what is a number.
 *
 * @typeParam Row what you know of the columns; it is not checked
 * @throws InvalidBenchmarkError naming file, row and column of the first thing that is wrong
 * @example
 * // doses.csv: id,question,answer ⏎ 001,Most paracetamol a day in g?,4
 * for await (const row of readDataset('doses.csv')) row; // { id: '001', question: 'Most …', answer: '4' }
 */
export async function* readDataset<Row extends object = Record<string, string>>(
  path: string,
  options: DatasetOptions = {},
): AsyncGenerator<Row> {
  const fail = (problem: ConstructorParameters<typeof InvalidBenchmarkError>[0][number]): never => {
    throw new InvalidBenchmarkError([problem]);
  };
  for await (const { row } of placedRows(path, fail, options)) yield row as Row;
}
