import { readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import { parseNumber } from '../tables/parse-number.ts';
import { showPath } from '../tables/show-path.ts';
import { unknownName } from '../tables/unknown-name.ts';

/** How many instances of a benchmark clinicians were to rate. */
export interface SampleSizePlanRow {
  benchmark: string;
  /** Instances to choose from. */
  population: number;
  /** Instances to rate, as the authors tabulate. */
  required: number;
}

/** Reads `sample_size_plan.csv`. Gives `onProblem` an unknown benchmark, one given twice, and what is no count. */
export function readSampleSizePlan(
  path: string,
  benchmarks: readonly { id: string }[],
  onProblem: OnProblem,
): SampleSizePlanRow[] {
  const file = showPath(path);
  const ids = benchmarks.map(({ id }) => id);
  const firstRow = new Map<string, number>();
  return readCsv(path, ['benchmark', 'population', 'required'], onProblem).flatMap(({ row, cells }) => {
    const problem = (what: string, column: string): never[] => {
      onProblem(new DataError(what, { file, row, column }));
      return [];
    };
    const benchmark = cells.benchmark.trim();
    if (!ids.includes(benchmark)) return problem(unknownName('benchmark', benchmark, ids), 'benchmark');
    const earlier = firstRow.get(benchmark);
    if (earlier !== undefined)
      return problem(`${benchmark} is given twice, in rows ${earlier} and ${row}: keep one`, 'benchmark');
    firstRow.set(benchmark, row);
    const [population, required] = [parseNumber(cells.population), parseNumber(cells.required)];
    if (!isCount(population)) return problem(`"${cells.population.trim()}" is not a count of at least 1`, 'population');
    if (!isCount(required)) return problem(`"${cells.required.trim()}" is not a count of at least 1`, 'required');
    if (required > population) return problem(`${required} of ${population} cannot be rated`, 'required');
    return [{ benchmark, population, required }];
  });
}

const isCount = (value: number | undefined): value is number => Number.isInteger(value) && value! >= 1;
