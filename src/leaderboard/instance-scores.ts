/** Scores of the instances of one benchmark, on the native scale of its metric; a missing one is NaN. */
export interface InstanceScores {
  /** Id of the benchmark. */
  readonly benchmark: string;
  readonly metric: string;
  /** Ids of the models: the rows. */
  readonly models: readonly string[];
  /** Names of the instances: the columns. */
  readonly instances: readonly string[];
  /**
   * The part of the benchmark that each instance is of: HELM runs some in parts (CLEAR by condition), and the score of
   * the benchmark is the mean of the parts' means, however many instances each has. One name for all when there are none.
   */
  readonly parts: readonly string[];
  /** `scores[model][instance]`, by position. */
  readonly scores: readonly ArrayLike<number>[];
}

/**
 * Refuses a table whose parts do not fit together.
 *
 * @throws RangeError for lengths that disagree, an instance used twice, no instance, or an infinite score
 */
export function checkInstanceScores({ benchmark, models, instances, parts, scores }: InstanceScores): void {
  const refuse = (message: string): never => {
    throw new RangeError(`instance scores of ${benchmark}: ${message}`);
  };
  if (instances.length === 0) refuse('there are none');
  if (parts.length !== instances.length) refuse(`${instances.length} instances but ${parts.length} parts`);
  if (scores.length !== models.length) refuse(`${models.length} models but ${scores.length} rows of scores`);
  const seen = new Set<string>();
  for (const instance of instances) {
    if (seen.has(instance)) refuse(`instance ${instance} appears twice`);
    seen.add(instance);
  }
  scores.forEach((row, m) => {
    if (row.length !== instances.length)
      refuse(`${models[m]} has ${row.length} scores for ${instances.length} instances; write NaN for a missing one`);
    const odd = Array.from(row).findIndex((score) => typeof score !== 'number' || Math.abs(score) === Infinity);
    if (odd >= 0) refuse(`the score of ${models[m]} on ${instances[odd]} is ${row[odd]}; write NaN for a missing one`);
  });
}
