import { checkScoreTable, type ScoreTable } from './score-table.ts';

/** A model and its scores, each on the native scale of its benchmark; benchmarks it was not run on are left out. */
export interface ModelRow {
  id: string;
  scores: Readonly<Record<string, number>>;
}

/**
 * A score table with one more model, as its last row. Benchmarks without a score of the model are missing cells (NaN);
 * scores on benchmarks that the table does not have are an error. The table itself stays as it is.
 *
 * @throws RangeError for a model that the table has already, an unknown benchmark, or a model without any score
 * @example
 * const table = { models: ['a'], benchmarks: ['x', 'y'], metrics: ['f1', 'f1'], scores: [[0.1, 0.2]] };
 * withModel(table, { id: 'mine', scores: { x: 0.3 } }).scores; // [[0.1, 0.2], [0.3, NaN]]
 */
export function withModel(table: ScoreTable, { id, scores }: ModelRow): ScoreTable {
  if (table.models.includes(id)) throw new RangeError(`the table has a model ${id} already: choose another id`);
  const unknown = Object.keys(scores).find((benchmark) => !table.benchmarks.includes(benchmark));
  if (unknown !== undefined) throw new RangeError(`${id} has a score on ${unknown}, which the table does not have`);
  const row = table.benchmarks.map((benchmark) => scores[benchmark] ?? Number.NaN);
  if (row.every(Number.isNaN)) throw new RangeError(`${id} has no score on any of the ${row.length} benchmarks`);
  const extended = {
    models: [...table.models, id],
    benchmarks: table.benchmarks,
    metrics: table.metrics,
    scores: [...table.scores, row],
  };
  checkScoreTable(extended);
  return extended;
}
