/**
 * Scores of models on benchmarks, as published: each on the native scale of its benchmark's metric, higher is better.
 * A missing cell is NaN.
 */
export interface ScoreTable {
  /** Ids of the models: the rows. */
  readonly models: readonly string[];
  /** Ids of the benchmarks: the columns. */
  readonly benchmarks: readonly string[];
  /** Metric of each benchmark, in the order of `benchmarks`: `jury`, `exact-match` … */
  readonly metrics: readonly string[];
  /** `scores[model][benchmark]`, by position. */
  readonly scores: readonly ArrayLike<number>[];
}

/**
 * Refuses a table whose parts do not fit together, with one message that names the part.
 *
 * @throws RangeError for lengths that disagree, a name used twice, or an infinite score
 * @example
 * checkScoreTable({ models: ['a'], benchmarks: ['x'], metrics: ['jury'], scores: [[4.5]] }); // passes
 */
export function checkScoreTable({ models, benchmarks, metrics, scores }: ScoreTable): void {
  const refuse = (message: string): never => {
    throw new RangeError(`score table: ${message}`);
  };
  if (metrics.length !== benchmarks.length)
    refuse(`${benchmarks.length} benchmarks but ${metrics.length} metrics; give one metric per benchmark`);
  if (scores.length !== models.length)
    refuse(`${models.length} models but ${scores.length} rows of scores; give one row per model`);
  for (const [kind, names] of [['model', models] as const, ['benchmark', benchmarks] as const]) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) refuse(`${kind} ${twice} appears twice`);
  }
  scores.forEach((row, m) => {
    if (row.length !== benchmarks.length)
      refuse(`${models[m]} has ${row.length} scores for ${benchmarks.length} benchmarks; write NaN for a missing one`);
    const b = Array.from(row).findIndex((score) => typeof score !== 'number' || Math.abs(score) === Infinity);
    if (b >= 0) refuse(`the score of ${models[m]} on ${benchmarks[b]} is ${row[b]}; write NaN for a missing one`);
  });
}
