import { readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import type { MedhelmBenchmark } from './medhelm-schema.ts';
import { parseNumber } from '../tables/parse-number.ts';
import { showPath } from '../tables/show-path.ts';
import { unknownName } from '../tables/unknown-name.ts';

/** Which instances of a benchmark: all, and those that are left or taken when a model checks the gold answers. */
export const goldStages = ['all', 'gold-flagged-bad', 'gold-judged-good', 'double-flagged-removed'] as const;
export type GoldStage = (typeof goldStages)[number];

/** Jury scores of the instances of one stage, pooled over the models. */
export interface GoldFilterRow {
  benchmark: string;
  stage: GoldStage;
  instances: number;
  /** From 1 to 5, as published … */
  mean: number;
  median: number;
  /** … and their spread. */
  sd: number;
}

/**
 * Reads `gold_filter_stats.csv`, in the order of the file. A stage without an instance has no row.
 *
 * @param onProblem gets each problem: a record of the wrong length, an unknown benchmark or stage, a stage given twice,
 * a cell that is empty, no count, off the scale or a negative spread, a benchmark without the row of all instances, and
 * instances flagged bad and judged good that do not add up to all. Such a record is left out
 * @throws DataError when the file cannot be read at all
 */
export function readMedhelmGoldFilter(
  path: string,
  benchmarks: readonly MedhelmBenchmark[],
  onProblem: OnProblem,
): GoldFilterRow[] {
  const file = showPath(path);
  const open = benchmarks.filter(({ metric }) => metric === 'jury').map(({ id }) => id);
  const columns = ['benchmark', 'stage', 'instances', 'jury_mean', 'jury_median', 'jury_sd'] as const;
  const firstRow = new Map<string, number>();
  const rows: GoldFilterRow[] = [];

  for (const { row, cells } of readCsv(path, columns, onProblem)) {
    let usable = true;
    const problem = (what: string, column?: string) => {
      onProblem(new DataError(what, { file, row, column }));
      usable = false;
    };
    const read = (column: (typeof columns)[number], what: string, fits: (value: number) => boolean) => {
      const text = cells[column].trim();
      const value = parseNumber(text);
      if (value !== undefined && fits(value)) return value;
      problem(text === '' ? 'is empty' : `"${text}" is not ${what}`, column);
      return Number.NaN;
    };
    const [benchmark, stage] = [cells.benchmark.trim(), cells.stage.trim() as GoldStage];
    if (!open.includes(benchmark)) problem(unknownName('open-ended benchmark', benchmark, open), 'benchmark');
    if (!goldStages.includes(stage)) problem(unknownName('stage', stage, goldStages), 'stage');
    const earlier = firstRow.get(`${benchmark} ${stage}`);
    if (earlier === undefined) firstRow.set(`${benchmark} ${stage}`, row);
    else problem(`${stage} of ${benchmark} is given twice, in rows ${earlier} and ${row}: keep one`);
    const onScale = (value: number) => value >= 1 && value <= 5;
    const entry = {
      benchmark,
      stage,
      instances: read('instances', 'a count above 0', (value) => Number.isInteger(value) && value > 0),
      mean: read('jury_mean', 'on the scale of the jury, 1 to 5', onScale),
      median: read('jury_median', 'on the scale of the jury, 1 to 5', onScale),
      sd: read('jury_sd', 'a spread of scores from 1 to 5', (value) => value >= 0 && value <= 4),
    };
    if (usable) rows.push(entry);
  }

  for (const id of new Set(rows.map(({ benchmark }) => benchmark))) {
    const count = (stage: GoldStage) => rows.find((row) => row.benchmark === id && row.stage === stage)?.instances ?? 0;
    const [all, bad, good] = [count('all'), count('gold-flagged-bad'), count('gold-judged-good')];
    if (all !== bad + good)
      onProblem(new DataError(`${id} has ${all} instances, but ${bad} flagged bad and ${good} judged good`, { file }));
  }
  return rows;
}
