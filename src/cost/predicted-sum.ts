import type { Estimate } from '../stats/estimate.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import { rng, type Rng } from '../stats/rng.ts';
import { studentQuantile } from '../stats/student-quantile.ts';

/** What is known of one part of a sum (a model on a benchmark): some units seen, the others to come. */
export interface SeenUnits {
  /** Value of each unit seen, at least 2 unless none is to come. */
  values: readonly number[];
  /** Units to come, like those seen; may have a fraction where one was seen in part. */
  ahead: number;
  /** What of the sum was seen. Default the sum of `values`. */
  seen?: number;
}

export interface PredictedSumOptions {
  seed?: number;
  /** Default 1,000. */
  replicates?: number;
  /** Default 0.9. */
  level?: number;
}

/** Above this many units to come, in all parts, the noise of their sums is drawn as a normal one. */
const manyUnits = 100;

/**
 * The sum of all units, of which some were seen: what was seen, and for each unit to come the mean of those seen. The
 * interval is predictive: it is for the true sum, not for its mean. It holds the error of the mean and the noise of the
 * units to come, and nothing for those seen, so that it closes as they are all seen (the finite-population correction).
 *
 * Its ends are quantiles of the studentised error of the prediction over bootstrap replicates, in which the units seen
 * are drawn anew and so are those to come: this follows the skew that Student's t does not. The wider of both
 * holds at each end, and none lies below what was seen. Of very long tails that a small pilot has not met, no method
 * knows: coverage is then some percent below the level.
 *
 * @throws RangeError when fewer than two units of a part were seen and more are to come, or an option cannot be used
 * @example
 * predictedSum([{ values: [1, 2, 3], ahead: 0 }]); // { estimate: 6, lower: 6, upper: 6, … }
 * predictedSum([{ values: [1, 2, 3], ahead: 7 }]).estimate; // 20
 */
export function predictedSum(
  parts: readonly SeenUnits[],
  { seed = 1, replicates = 1000, level = 0.9 }: PredictedSumOptions = {},
): Estimate {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.9, got ${level}`);
  if (!Number.isInteger(replicates) || replicates < 100)
    throw new RangeError(`replicates must be a whole number of at least 100, got ${replicates}`);
  const n = parts.reduce((sum, { values }) => sum + values.length, 0);
  const seen = parts.reduce((sum, part) => sum + (part.seen ?? part.values.reduce((a, b) => a + b, 0)), 0);
  const open = parts.filter(({ ahead }) => ahead > 0);
  const short = open.find(({ values }) => values.length < 2);
  if (short) throw new RangeError(`a prediction needs at least 2 units seen of each part, got ${short.values.length}`);
  const samples = open.map(({ values, ahead }) => ({ values: Float64Array.from(values), ahead }));
  const { sum, se } = predict(samples);
  const estimate = seen + sum;
  const method = `predictive bootstrap-t, ${replicates} replicates, seed ${seed}`;
  if (!(se > 0)) return { estimate, lower: estimate, upper: estimate, level, n, method };

  const random = rng(seed, 'predicted-sum');
  const many = manyUnits / samples.length;
  const errors = Float64Array.from({ length: replicates }, () => {
    const drawn = samples.map(({ values, ahead }) => ({
      values: values.map(() => values[random.integer(values.length)]!),
      ahead,
    }));
    const again = predict(drawn);
    let truth = 0;
    for (const sample of samples) truth += drawSum(sample, random, many);
    return again.se > 0 ? (truth - again.sum) / again.se : Number.NaN;
  });
  const { lower, upper } = percentileInterval(errors, level);
  const fewest = Math.min(...samples.map(({ values }) => values.length));
  const t = studentQuantile((1 + level) / 2, fewest - 1);
  return {
    estimate,
    lower: Math.max(seen, estimate + Math.min(lower, -t) * se),
    upper: estimate + Math.max(upper, t) * se,
    level,
    n,
    method,
  };
}

interface Sample {
  values: Float64Array;
  ahead: number;
}

/** Sum of the units to come, and the standard error of predicting it. */
function predict(samples: readonly Sample[]): { sum: number; se: number } {
  let [sum, variance] = [0, 0];
  for (const { values, ahead } of samples) {
    const { mean, variance: single } = moments(values);
    sum += ahead * mean;
    variance += single * (ahead + ahead ** 2 / values.length);
  }
  return { sum, se: Math.sqrt(variance) };
}

function moments(values: Float64Array): { mean: number; variance: number } {
  let mean = 0;
  for (const value of values) mean += value;
  mean /= values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, variance: squares / (values.length - 1) };
}

function drawSum({ values, ahead }: Sample, random: Rng, many: number): number {
  if (ahead > many) {
    const { mean, variance } = moments(values);
    return ahead * mean + Math.sqrt((ahead * variance * (values.length - 1)) / values.length) * random.normal();
  }
  let sum = 0;
  for (let left = ahead; left > 0; left--) sum += Math.min(1, left) * values[random.integer(values.length)]!;
  return sum;
}
