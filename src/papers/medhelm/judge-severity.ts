import type { BootstrapOptions } from '../../stats/bootstrap.ts';
import { eachResample } from '../../stats/each-resample.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { percentileEstimate } from '../../stats/percentile-estimate.ts';
import { rng } from '../../stats/rng.ts';
import type { JuryPanels } from './jury-panels.ts';

/** How high one judge scores. */
export interface JudgeSeverity {
  judge: string;
  /** Mean over models and data sets, 1 to 5. */
  score: Estimate;
  /** By how much that is above the mean of the other judges on the same answers. */
  aboveOthers: Estimate;
}

/**
 * The mean score that each single judge gives, and how far it is from that of the others, on the same answers.
 *
 * Intervals resample benchmarks and models at once, each with replacement (Owen's pigeonhole bootstrap, Annals of Applied
 * Statistics 1, 2007): the scores of a model on 14 data sets are no 14 independent numbers, nor are those of nine models on
 * one. The two subsets of MedDialog stay together. `n` counts benchmarks; the method says how many models.
 *
 * @param options `seed` (required), `replicates` (10000), `level` (0.95)
 * @example
 * judgeSeverity(juryPanels(loadMedhelm()), { seed: 1 })[0]; // { judge: 'Claude', score: { estimate: 3.9488…, … }, … }
 */
export function judgeSeverity(
  { models, datasets, panels }: JuryPanels,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): JudgeSeverity[] {
  const single = panels.filter(({ judges }) => judges.length === 1);
  const benchmarks = [...new Set(datasets.map(({ benchmark }) => benchmark))];
  const own = benchmarks.map((id) => datasets.flatMap(({ benchmark }, d) => (benchmark === id ? [d] : [])));

  /** Mean over a grid of drawn models and benchmarks, per judge. */
  const means = (rows: ArrayLike<number>, drawn: ArrayLike<number>): number[] =>
    single.map(({ scores }) => {
      let [sum, n] = [0, 0];
      for (let i = 0; i < rows.length; i++)
        for (let k = 0; k < drawn.length; k++)
          for (const d of own[drawn[k]!]!) {
            sum += scores[rows[i]!]![d]!;
            n++;
          }
      return sum / n;
    });
  const gaps = (values: readonly number[]) => values.map((value, j) => value - mean(values.filter((_, k) => k !== j)));

  const random = rng(seed, 'models');
  const draws: { score: number[]; gap: number[] }[] = [];
  eachResample(benchmarks.length, { seed, replicates }, (drawn) => {
    const score = means(
      models.map(() => random.integer(models.length)),
      drawn,
    );
    draws.push({ score, gap: gaps(score) });
  });
  const score = means([...models.keys()], [...benchmarks.keys()]);
  const gap = gaps(score);
  const options = {
    seed,
    level,
    n: benchmarks.length,
    of: `of ${benchmarks.length} benchmarks and ${models.length} models`,
  };
  return single.map(({ name }, j) => ({
    judge: name,
    score: percentileEstimate(
      score[j]!,
      draws.map((draw) => draw.score[j]!),
      options,
    ),
    aboveOthers: percentileEstimate(
      gap[j]!,
      draws.map((draw) => draw.gap[j]!),
      options,
    ),
  }));
}
