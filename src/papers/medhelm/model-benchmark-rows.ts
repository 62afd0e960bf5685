import { type CsvRow, readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import { didYouMean } from '../../stats/did-you-mean.ts';
import { showPath } from '../tables/show-path.ts';
import { unknownName } from '../tables/unknown-name.ts';

/** A record about one model on one benchmark. */
export interface ModelBenchmarkRow<Column extends string> {
  /** Positions in the lists of models and benchmarks. */
  m: number;
  b: number;
  cells: CsvRow<Column>['cells'];
  /** Reports a problem of this record. */
  problem: (what: string, column?: string) => void;
}

/**
 * Reads a CSV file with exactly one record per model and benchmark, in any order, and no other columns than `model`,
 * `benchmark` and the given ones.
 *
 * @param what the file gives of a pair, "score": for the message about a pair that is missing
 * @param onProblem gets each problem: a record of the wrong length, an unknown model or benchmark, a pair given twice
 * or not at all
 * @throws DataError when the file cannot be read at all
 */
export function readModelBenchmarkRows<Column extends string>(
  path: string,
  columns: readonly Column[],
  known: { models: readonly { id: string }[]; benchmarks: readonly { id: string }[] },
  what: string,
  onProblem: OnProblem,
): ModelBenchmarkRow<Column | 'model' | 'benchmark'>[] {
  const file = showPath(path);
  const names = { model: known.models.map(({ id }) => id), benchmark: known.benchmarks.map(({ id }) => id) };
  const firstRow = new Map<string, number>();
  const rows: ModelBenchmarkRow<Column | 'model' | 'benchmark'>[] = [];

  for (const { row, cells } of readCsv(path, ['model', 'benchmark', ...columns] as const, onProblem)) {
    const problem = (message: string, column?: string) => onProblem(new DataError(message, { file, row, column }));
    const find = (kind: 'model' | 'benchmark') => {
      const name = cells[kind].trim();
      const position = names[kind].indexOf(name);
      if (position < 0) problem(name === '' ? 'is empty' : unknownName(kind, name, names[kind]), kind);
      return position < 0 ? undefined : position;
    };
    const [m, b] = [find('model'), find('benchmark')];
    if (m === undefined || b === undefined) {
      // A misspelt pair is one problem: it is not reported as missing as well.
      const meant = [meantName(cells.model, names.model), meantName(cells.benchmark, names.benchmark)].join(' ');
      if (!firstRow.has(meant)) firstRow.set(meant, row);
      continue;
    }
    const pair = `${names.model[m]} ${names.benchmark[b]}`;
    const earlier = firstRow.get(pair);
    if (earlier !== undefined) {
      problem(`${names.model[m]} on ${names.benchmark[b]} is given twice, in rows ${earlier} and ${row}: keep one`);
      continue;
    }
    firstRow.set(pair, row);
    rows.push({ m, b, cells, problem });
  }

  for (const model of names.model)
    for (const benchmark of names.benchmark)
      if (!firstRow.has(`${model} ${benchmark}`))
        onProblem(
          new DataError(`has no ${what} of ${model} on ${benchmark}: each model needs one per benchmark`, { file }),
        );
  return rows;
}

const meantName = (typed: string, known: readonly string[]) => didYouMean(typed, known) ?? typed;
