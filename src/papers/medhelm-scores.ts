import { normalise } from '../leaderboard/normalise.ts';
import { type CsvRow, readCsv } from './csv.ts';
import { DataError, type OnProblem } from './data-error.ts';
import { didYouMean } from './did-you-mean.ts';
import type { MedhelmBenchmark, MedhelmModel } from './medhelm-schema.ts';
import { parseNumber } from './parse-number.ts';
import { showPath } from './show-path.ts';
import { unknownName } from './unknown-name.ts';

const columns = ['model', 'benchmark', 'metric', 'score', 'score_unit'] as const;

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
  const file = showPath(path);
  const names = { model: models.map(({ id }) => id), benchmark: benchmarks.map(({ id }) => id) };
  const scores = models.map(() => benchmarks.map(() => Number.NaN));
  const firstRow = new Map<string, number>();

  for (const { row, cells } of readCsv(path, columns, onProblem)) {
    const problem = (what: string, column?: string) =>
      onProblem(new DataError(what, { file, row, ...(column ? { column } : {}) }));
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
    const score = usableScore(cells, benchmarks[b]!, problem);
    if (score !== undefined) scores[m]![b] = score;
  }

  for (const model of names.model)
    for (const benchmark of names.benchmark)
      if (!firstRow.has(`${model} ${benchmark}`))
        onProblem(
          new DataError(`has no score of ${model} on ${benchmark}: each model needs one per benchmark`, { file }),
        );
  return scores;
}

const meantName = (typed: string, known: readonly string[]) => didYouMean(typed, known) ?? typed;

function usableScore(
  cells: CsvRow<(typeof columns)[number]>['cells'],
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
