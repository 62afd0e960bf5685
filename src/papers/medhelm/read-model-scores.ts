import { readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import { findBenchmark } from './find-benchmark.ts';
import type { Medhelm } from './medhelm.ts';
import type { MedhelmBenchmark } from './medhelm-schema.ts';
import type { SuiteModel } from './medhelm-suite.ts';
import { parseNumber } from '../tables/parse-number.ts';
import { showPath } from '../tables/show-path.ts';
import { throwProblems } from '../tables/throw-problems.ts';

/** The scores of a model of your own on MedHELM's benchmarks. */
export interface ModelScores extends SuiteModel {
  /** By the id of the benchmark, on the native scale of its metric; only what the file gives. */
  scores: Record<string, number>;
}

export interface ReadModelScoresOptions {
  /** Id of the model, not one of the nine. Default: the file's name without `.csv`. */
  id?: string;
  /** Its name in tables and figures. Default: the id. */
  name?: string;
  /** Who makes it. Default: `yours`. */
  provider?: string;
  /** Gets each problem; the row is then left out. Without it, all problems are thrown as one error. */
  onProblem?: OnProblem;
}

/**
 * Reads the scores of another model from a CSV file with the columns `benchmark` and `score`, one row per benchmark
 * that was run; the rest are left out. A benchmark goes by our id, its name on the leaderboard, or its name in HELM. A
 * score is on the native scale of the benchmark: 1 to 5 for a jury score, 0 to 1 for the others.
 *
 * @throws DataError naming file, row and column: an unknown benchmark, one given twice, a score that is empty, no number
 * or off the scale (with a hint at 0-1 jury scores and percentages), no row at all
 * @example
 * const mine = readModelScores('my-model.csv', loadMedhelm());
 * rankBands(addModel(suite, mine).suite, { seed: 1 });
 */
export function readModelScores(
  path: string,
  { benchmarks }: Pick<Medhelm, 'benchmarks'>,
  options: ReadModelScoresOptions = {},
): ModelScores {
  const file = showPath(path);
  const id = options.id ?? path.replace(/^.*[\\/]/, '').replace(/\.csv$/i, '');
  const problems: DataError[] = [];
  const report: OnProblem = options.onProblem ?? ((problem) => problems.push(problem));
  const scores: Record<string, number> = {};
  const firstRow = new Map<string, number>();

  const rows = readCsv(path, ['benchmark', 'score'], report);
  if (rows.length === 0) report(new DataError('has no scores: write one row per benchmark, benchmark,score', { file }));
  for (const { row, cells } of rows) {
    const problem = (what: string, column: string) => report(new DataError(what, { file, row, column }));
    const typed = cells.benchmark.trim();
    let benchmark: MedhelmBenchmark;
    try {
      benchmark = findBenchmark(benchmarks, typed);
    } catch (error) {
      problem(typed === '' ? 'is empty' : (error as RangeError).message, 'benchmark');
      continue;
    }
    const earlier = firstRow.get(benchmark.id);
    if (earlier !== undefined) {
      problem(`${benchmark.id} is given twice, in rows ${earlier} and ${row}: keep one`, 'benchmark');
      continue;
    }
    firstRow.set(benchmark.id, row);
    const score = parseNumber(cells.score);
    const wrong = scoreProblem(cells.score.trim(), score, benchmark);
    if (wrong === undefined) scores[benchmark.id] = score!;
    else problem(wrong, 'score');
  }
  throwProblems(problems);
  return { id, name: options.name ?? id, provider: options.provider ?? 'yours', scores };
}

/** What is wrong with a score, and what may have been meant. */
function scoreProblem(
  text: string,
  score: number | undefined,
  { id, metric, scoreMin, scoreMax }: MedhelmBenchmark,
): string | undefined {
  if (text === '') return `is empty: leave the row of ${id} out if it was not run`;
  if (score === undefined) {
    const comma = /^[+-]?\d+,\d+$/.test(text) ? ': the decimal mark is a point' : '';
    return `"${text}" is not a number${comma}`;
  }
  if (score >= scoreMin && score <= scoreMax) return undefined;
  const outside = `${text} is off the scale of ${id}, ${scoreMin} to ${scoreMax} (${metric})`;
  const rounded = (value: number) => Number(value.toPrecision(12));
  if (metric === 'jury' && score >= 0 && score < 1)
    return `${outside}: it looks like a 0-1 score, which would be ${rounded(1 + 4 * score)} (1 + 4 × ${text})`;
  if (metric !== 'jury' && score > 1 && score <= 100)
    return `${outside}: it looks like a percentage, which would be ${rounded(score / 100)}`;
  return outside;
}
