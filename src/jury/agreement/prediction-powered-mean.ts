import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { sd } from '../../stats/sd.ts';
import { welchInterval } from '../../stats/welch-interval.ts';

export interface PredictionPoweredOptions {
  level?: number;
  /**
   * How much the predictions count. `tuned` (the default) takes the weight of 0 … 1 with the least variance, so that poor
   * predictions do no harm; 1 is prediction-powered inference as first published; 0 leaves the labels alone.
   */
  weight?: number | 'tuned';
}

/** A mean from many predictions and a few labels. `n` counts labels. Plain JSON. */
export interface PredictionPoweredMean extends Estimate {
  /** Items in all, with a label or without. */
  of: number;
  weight: number;
  /** Mean of prediction minus label: what the predictions are off by. */
  bias: Estimate;
  /** From labels alone. */
  labelsOnly: Estimate;
}

/**
 * Mean of what labels would say of all items, from predictions of all and labels of a few that were drawn at random:
 * w · mean of predictions without a label + mean of (label - w · prediction) where there is one. Right however wrong
 * the predictions are (at a fixed weight without bias); the better they are, the narrower.
 *
 * Variance: w² var(predictions) / N + var(label - w · prediction) / n. The interval takes Welch's t in place of the
 * normal quantile, since labels are few. Angelopoulos et al., Science 382 (2023) 669–674; weight: PPI++, arXiv 2311.01453.
 *
 * @param labelled predictions and labels of the same items, two or more
 * @param unlabelled predictions of the other items, two or more
 * @throws RangeError for too few items, lengths that differ, a weight outside 0 … 1, or values without any spread
 * @example
 * predictionPoweredMean({ predictions: [4, 5, 3], labels: [3, 4, 3] }, [5, 4, 4, 5, 3], { weight: 1 }).estimate; // 3.5333…: 4.2 - 2/3
 */
export function predictionPoweredMean(
  { predictions, labels }: { predictions: readonly number[]; labels: readonly number[] },
  unlabelled: readonly number[],
  { level = 0.95, weight = 'tuned' }: PredictionPoweredOptions = {},
): PredictionPoweredMean {
  const [n, rest] = [labels.length, unlabelled.length];
  if (predictions.length !== n) throw new RangeError(`${predictions.length} predictions for ${n} labels`);
  if (n < 2 || rest < 2)
    throw new RangeError(`a correction needs two labels and two items without one, got ${n} and ${rest}`);
  const w = weight === 'tuned' ? bestWeight(predictions, labels, unlabelled) : weight;
  if (!(w >= 0 && w <= 1)) throw new RangeError(`weight must lie from 0 to 1, or be 'tuned', got ${w}`);
  const moments = (values: readonly number[]) => ({ mean: mean(values), sd: sd(values), n: values.length });
  const off = predictions.map((prediction, i) => w * prediction - labels[i]!);
  const { method, ...interval } = welchInterval(moments(unlabelled.map((value) => w * value)), moments(off), { level });
  return {
    ...interval,
    ...{ n, of: n + rest, weight: w },
    method: `prediction-powered, ${method}`,
    bias: meanInterval(
      predictions.map((prediction, i) => prediction - labels[i]!),
      { level },
    ),
    labelsOnly: meanInterval(labels, { level }),
  };
}

/** cov(prediction, label) / ((1 + n / N) var(prediction)), within 0 … 1; variance over all predictions. */
function bestWeight(predictions: readonly number[], labels: readonly number[], unlabelled: readonly number[]): number {
  const [mp, ml] = [mean(predictions), mean(labels)];
  const n = labels.length;
  const covariance = predictions.reduce((sum, value, i) => sum + (value - mp) * (labels[i]! - ml), 0) / (n - 1);
  const variance = sd([...predictions, ...unlabelled]) ** 2;
  return variance > 0 ? Math.min(1, Math.max(0, covariance / ((1 + n / unlabelled.length) * variance))) : 0;
}
