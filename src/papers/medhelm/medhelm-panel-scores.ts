import { readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import type { MedhelmBenchmark, MedhelmModel } from './medhelm-schema.ts';
import { parseNumber } from '../tables/parse-number.ts';
import { showPath } from '../tables/show-path.ts';
import { unknownName } from '../tables/unknown-name.ts';

/** What one judge, or one published panel of judges, gave a model on an open-ended benchmark. */
export interface PanelScore {
  /** Seat of the judge in the jury (`claude`), or name of the authors' file (`judge_exclude_claude`). */
  panel: string;
  model: string;
  benchmark: string;
  /** Part of the benchmark that has a score of its own; empty where there is one score only. */
  subset: string;
  /** Mean over the instances that were judged, from 1 to 5. */
  score: number;
}

/**
 * Reads `judge_scores.csv` or `judge_panels_published.csv`: one score per panel, model and open-ended benchmark (or
 * subset of one), in the order of the file.
 *
 * @param column the name of the column that says whose score it is: `judge` or `panel_file`
 * @param panels the panels there must be
 * @param onProblem gets each problem: a record of the wrong length, an unknown panel, model or benchmark, a benchmark
 * without a jury, a score that is empty, no number or off the scale, a record given twice or missing. Such a record is
 * left out
 * @throws DataError when the file cannot be read at all
 */
export function readMedhelmPanelScores(
  path: string,
  column: 'judge' | 'panel_file',
  panels: readonly string[],
  known: { models: readonly MedhelmModel[]; benchmarks: readonly MedhelmBenchmark[] },
  onProblem: OnProblem,
): PanelScore[] {
  const file = showPath(path);
  const models = known.models.map(({ id }) => id);
  const open = known.benchmarks.filter(({ metric }) => metric === 'jury').map(({ id }) => id);
  const firstRow = new Map<string, number>();
  const scores: PanelScore[] = [];
  const columns = [column, 'model', 'benchmark', 'subset', 'score'] as const;

  for (const { row, cells } of readCsv(path, columns, onProblem)) {
    const problem = (what: string, at?: string) => onProblem(new DataError(what, { file, row, column: at }));
    const lookUp = (kind: string, name: string, names: readonly string[], at: string) => {
      const isKnown = names.includes(name);
      if (!isKnown) problem(name === '' ? 'is empty' : unknownName(kind, name, names), at);
      return isKnown;
    };
    const entry = {
      panel: cells[column].trim(),
      model: cells.model.trim(),
      benchmark: cells.benchmark.trim(),
      subset: cells.subset.trim(),
    };
    const found = [
      lookUp('panel', entry.panel, panels, column),
      lookUp('model', entry.model, models, 'model'),
      lookUp('open-ended benchmark', entry.benchmark, open, 'benchmark'),
    ];
    const key = [entry.panel, entry.model, columnName(entry)].join(' on ');
    const earlier = firstRow.get(key);
    if (earlier !== undefined) problem(`${key} is given twice, in rows ${earlier} and ${row}: keep one`);
    else firstRow.set(key, row);
    const score = parseNumber(cells.score);
    const text = cells.score.trim();
    if (score === undefined) problem(text === '' ? 'is empty' : `"${text}" is not a number`, 'score');
    else if (score < 1 || score > 5) problem(`${text} is outside the scale of the jury, 1 to 5`, 'score');
    else if (found.every(Boolean) && earlier === undefined) scores.push({ ...entry, score });
  }

  const parts = [
    ...new Set([...open.filter((id) => !scores.some(({ benchmark }) => benchmark === id)), ...named(scores)]),
  ];
  for (const panel of panels)
    for (const model of models)
      for (const part of parts)
        if (!firstRow.has([panel, model, part].join(' on ')))
          onProblem(new DataError(`has no score of ${panel} on ${model} on ${part}: each panel needs all`, { file }));
  return scores;
}

const columnName = ({ benchmark, subset }: { benchmark: string; subset: string }): string =>
  subset === '' ? benchmark : `${benchmark}:${subset}`;

const named = (scores: readonly PanelScore[]): string[] => scores.map(columnName);
