import type { EvaluationSize } from './evaluation-tokens.ts';

/** The size of a benchmark in a run. For `method: 'paper'` all counts but the judges' are needed. */
export interface ForecastCounts extends Partial<Omit<EvaluationSize, 'instances'>> {
  instances: number;
  benchmark: string;
  /** The one model that these counts are of: tokens differ by tokenizer. All models when left out. */
  model?: string;
}

/**
 * One row per model and benchmark: counts of one model go before those of all.
 *
 * @throws RangeError naming what is no count, given twice, or not given for a model
 */
export function countRows(
  counts: readonly ForecastCounts[],
  models: readonly string[],
): (ForecastCounts & { model: string })[] {
  if (models.length === 0) throw new RangeError('a forecast needs at least one model');
  const stranger = counts.find(({ model }) => model !== undefined && !models.includes(model))?.model;
  if (stranger !== undefined) throw new RangeError(`counts are given of ${stranger}, which is none of the models`);
  for (const { benchmark, instances } of counts)
    if (!Number.isInteger(instances) || instances < 1)
      throw new RangeError(`${benchmark}: instances must be a whole number from 1, got ${instances}`);
  return [...new Set(counts.map(({ benchmark }) => benchmark))].flatMap((benchmark) =>
    models.map((model) => {
      const own = counts.filter((row) => row.benchmark === benchmark && row.model === model);
      const all = counts.filter((row) => row.benchmark === benchmark && row.model === undefined);
      const found = own.length > 0 ? own : all;
      if (found.length !== 1)
        throw new RangeError(`${benchmark}: counts of ${model} are given ${found.length} times: give them once`);
      return { ...found[0]!, model };
    }),
  );
}
