import { eachResample, type ResampleOptions } from '../stats/each-resample.ts';
import type { Estimate } from '../stats/estimate.ts';
import { mean } from '../stats/mean.ts';
import { percentileEstimate } from '../stats/percentile-estimate.ts';

/** One model: score and cost by unit (instance or benchmark), in the same order for all models. */
export interface PricedScores {
  model: string;
  /** Higher is better. */
  scores: readonly number[];
  /** USD. */
  costs: readonly number[];
}

export interface CostFrontierOptions extends Partial<ResampleOptions> {
  /** Confidence level of the intervals. Default 0.95. */
  level?: number;
  /** The score of each model over some units (may repeat), in the order of the models. Default the mean of its scores. */
  score?: (units: Int32Array) => readonly number[];
}

/** Where a model stands in cost and score. Plain JSON. */
export interface FrontierPoint {
  model: string;
  score: Estimate;
  /** Of all units, in USD. */
  cost: Estimate;
  /** Whether no other model is as cheap and as good, and better in one of the two. */
  onFrontier: boolean;
  /** Share of the resamples in which it is on the frontier. */
  probability: number;
}

/**
 * The cost-performance frontier with its uncertainty: units are drawn with replacement, the same for score and cost and
 * for all models, and each time it is seen which models no other beats. A point whose probability is far from 0 and 1 is
 * on the frontier, or off it, by chance. The cheapest model is there in every resample in which it stays the cheapest.
 *
 * @param models at least one, in the order of the result
 * @throws RangeError for lengths that differ, values that are no numbers, negative costs, or an option out of range
 * @example
 * const models = [
 *   { model: 'a', scores: [0.5, 0.7, 0.6], costs: [1, 2, 3] },
 *   { model: 'b', scores: [0.4, 0.6, 0.5], costs: [2, 4, 6] },
 * ];
 * costFrontier(models).map(({ onFrontier, probability }) => [onFrontier, probability]); // [[true, 1], [false, 0]]
 */
export function costFrontier(
  models: readonly PricedScores[],
  { seed = 1, replicates = 2000, level = 0.95, score }: CostFrontierOptions = {},
): FrontierPoint[] {
  const units = check(models);
  const scoresOf =
    score ?? ((rows) => models.map(({ scores }) => mean(Float64Array.from(rows, (row) => scores[row]!))));
  const costsOf = (rows: Int32Array): number[] =>
    models.map(({ costs }) => rows.reduce((sum, row) => sum + costs[row]!, 0));

  const draws = models.map(() => ({ score: [] as number[], cost: [] as number[], on: 0 }));
  eachResample(units, { seed, replicates }, (rows) => {
    const [scores, costs] = [scoresOf(rows), costsOf(rows)];
    const on = unbeaten(scores, costs);
    draws.forEach((draw, m) => {
      draw.score.push(scores[m]!);
      draw.cost.push(costs[m]!);
      draw.on += Number(on[m]);
    });
  });
  const every = Int32Array.from({ length: units }, (_, row) => row);
  const [scores, costs] = [scoresOf(every), costsOf(every)];
  const on = unbeaten(scores, costs);
  const how = { seed, level, n: units };
  return models.map(({ model }, m) => ({
    model,
    score: percentileEstimate(scores[m]!, draws[m]!.score, how),
    cost: percentileEstimate(costs[m]!, draws[m]!.cost, how),
    onFrontier: on[m]!,
    probability: draws[m]!.on / replicates,
  }));
}

/** Which models no other beats; of models alike in both, all. */
function unbeaten(scores: readonly number[], costs: readonly number[]): boolean[] {
  return scores.map(
    (score, m) =>
      !scores.some((other, k) => other >= score && costs[k]! <= costs[m]! && (other > score || costs[k]! < costs[m]!)),
  );
}

/** The number of units. */
function check(models: readonly PricedScores[]): number {
  if (models.length === 0) throw new RangeError('a frontier needs at least one model');
  const units = models[0]!.scores.length;
  for (const { model, scores, costs } of models) {
    if (scores.length !== units || costs.length !== units)
      throw new RangeError(
        `${model} has ${scores.length} scores and ${costs.length} costs, ${models[0]!.model} ${units} scores: give one of each per unit`,
      );
    const gap = scores.findIndex((value, u) => !Number.isFinite(value) || !(costs[u]! >= 0 && costs[u]! < Infinity));
    if (gap >= 0)
      throw new RangeError(
        `${model} has the score ${scores[gap]} and the cost ${costs[gap]} at unit ${gap}: leave out units that not all models have`,
      );
  }
  return units;
}
