import { normalise } from '../../leaderboard/normalise.ts';
import type { OnProblem } from '../tables/data-error.ts';
import type { MedhelmBenchmark, MedhelmModel } from './medhelm-schema.ts';
import { readModelBenchmarkRows } from './model-benchmark-rows.ts';
import { parseNumber } from '../tables/parse-number.ts';

const columns = ['metric', 'score', 'score_unit'] as const;

/**
 * Reads `scores.csv`: `scores[model][benchmark]` on the native scale, NaN where the file gives nothing usable.
 *
 * `score` is the only input. `score_unit` is its normalised copy for readers of the file: it is recomputed, and one
 * that does not agree is a problem, but the score still counts.
 *
 * @param onProblem gets each problem: a record of the wrong length, an unknown model or benchmark, a pair given twice
 * or not at all, another metric than the benchmark's, a cell that is empty, no number or out of range, a stale
 * `score_unit`
 * @throws DataError when the file cannot be read at all
 */
export function readMedhelmScores(
  path: string,
  models: readonly MedhelmModel[],
  benchmarks: readonly MedhelmBenchmark[],
  onProblem: OnProblem,
): number[][] {
  const scores = models.map(() => benchmarks.map(() => Number.NaN));
  for (const { m, b, cells, problem } of readModelBenchmarkRows(
    path,
    columns,
    { models, benchmarks },
    'score',
    onProblem,
  )) {
    const score = usableScore(cells, benchmarks[b]!, problem);
    if (score !== undefined) scores[m]![b] = score;
  }
  return scores;
}

function usableScore(
  cells: Record<(typeof columns)[number] | 'model', string>,
  { id, metric, scoreMin, scoreMax }: MedhelmBenchmark,
  problem: (what: string, column: string) => void,
): number | undefined {
  if (cells.metric.trim() !== metric) {
    problem(`the metric of ${id} is ${metric}, not ${cells.metric.trim() || '(empty)'}`, 'metric');
    return undefined;
  }
  const read = (column: 'score' | 'score_unit') => {
    const text = cells[column];
    const value = parseNumber(text);
    if (value === undefined) problem(text.trim() === '' ? 'is empty' : `"${text}" is not a number`, column);
    return value;
  };
  const [score, unit] = [read('score'), read('score_unit')];
  if (score === undefined) return undefined;
  if (score < scoreMin || score > scoreMax) {
    problem(`${cells.score.trim()} is outside the range of ${metric}, ${scoreMin} to ${scoreMax}`, 'score');
    return undefined;
  }
  const table = { models: [cells.model], benchmarks: [id], metrics: [metric], scores: [[score]] };
  const expected = normalise(table)[0]![0]!;
  if (unit !== undefined && Math.abs(unit - expected) > 1e-9) {
    const right = Number(expected.toPrecision(12));
    problem(`${unit} does not follow from score ${score}: write ${right} (only score is used)`, 'score_unit');
  }
  return score;
}
