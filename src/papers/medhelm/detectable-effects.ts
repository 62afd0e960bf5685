import { checkInstanceScores, type InstanceScores } from '../../leaderboard/instance-scores.ts';
import { mean } from '../../stats/mean.ts';
import { type DetectableEffectOptions, minimumDetectableEffect } from '../../stats/minimum-detectable-effect.ts';
import { sd } from '../../stats/sd.ts';
import { unitScore, type UnitRule } from './unit-score.ts';

/** Two models on one benchmark, on the scale from 0 to 1. */
export interface PairEffect {
  /** The model with the higher mean, on the instances that both have. */
  above: string;
  below: string;
  /** Difference of their means. */
  gap: number;
  /** The smallest difference that would be detected; null when the pair shares fewer than two instances. */
  mde: number | null;
  /** Whether the gap is at least that large. */
  detectable: boolean;
  /** Instances that both models have. */
  n: number;
}

/** What could be detected on one benchmark. */
export interface BenchmarkEffects {
  benchmark: string;
  /** Instances in all. */
  instances: number;
  /** Every pair of models. */
  pairs: PairEffect[];
  /** Those of neighbours in the order of their means on this benchmark, from the top. */
  neighbours: PairEffect[];
  /** Mean and sample SD of the detectable effect over the pairs that have one; NaN when there are too few. */
  mde: { mean: number; sd: number };
  /** Pairs with a detectable effect … */
  n: number;
  /** … out of so many. */
  of: number;
}

/**
 * Minimum detectable effects of every pair of models on a benchmark: MedHELM's Appendix E. On instances that both models
 * have, d is the difference of the scores from 0 to 1 and MDE = (z of 0.975 + z of 0.8) · SD(d) / √n.
 *
 * @param options `rule`: how scores come to 0 to 1, see {@link unitScore} (default `sound`); `ddof`, `alpha` and `power`
 * as `minimumDetectableEffect` takes them
 * @throws RangeError for a table that does not fit together, or a metric that is not known
 * @example detectableEffects(simulateInstanceScores(medhelm, suite, { seed: 1 })[0]).mde.mean
 */
export function detectableEffects(
  table: InstanceScores,
  { rule = 'sound', ...options }: DetectableEffectOptions & { rule?: UnitRule } = {},
): BenchmarkEffects {
  checkInstanceScores(table);
  const { benchmark, metric, models, instances } = table;
  const unit = table.scores.map((row) => Float64Array.from(row, (score) => unitScore(score, metric, rule)));
  const pairs = models.flatMap((_, i) => models.slice(i + 1).map((_, k) => pairOf(i, i + 1 + k)));
  const effects = pairs.flatMap(({ mde }) => (mde === null ? [] : [mde]));
  const means = unit.map((row) => mean(row.filter((score) => !Number.isNaN(score))));
  const order = models.map((_, m) => m).filter((m) => !Number.isNaN(means[m]));
  order.sort((i, j) => means[j]! - means[i]! || i - j);
  return {
    benchmark,
    instances: instances.length,
    pairs,
    neighbours: order.slice(1).map((below, k) => pairOf(order[k]!, below)),
    mde: { mean: mean(effects), sd: sd(effects) },
    n: effects.length,
    of: pairs.length,
  };

  function pairOf(i: number, j: number): PairEffect {
    const differences = unit[i]!.map((score, k) => score - unit[j]![k]!).filter((d) => !Number.isNaN(d));
    const n = differences.length;
    const signed = mean(differences);
    const [above, below] = signed < 0 ? [models[j]!, models[i]!] : [models[i]!, models[j]!];
    const gap = Math.abs(signed);
    if (n < 2) return { above, below, gap, mde: null, detectable: false, n };
    const { effect } = minimumDetectableEffect(differences, options);
    return { above, below, gap, mde: effect, detectable: gap > 0 && gap >= effect, n };
  }
}
