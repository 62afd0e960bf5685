import { binaryLabels } from './binary-labels.ts';
import type { Estimate } from './estimate.ts';
import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';
import { placementValues } from './placement-values.ts';

/** An AUROC with DeLong's variance. */
export interface DelongEstimate extends Estimate {
  /** Variance of the estimate, not of one cell. */
  variance: number;
}

/**
 * AUROC with DeLong's interval: estimate ± z·√variance, neither clipped to 0 … 1 nor on the logit scale (as pROC).
 *
 * The variance treats cells as independent. Cells of one patient are not: for a statement about patients, use
 * {@link clusterBootstrap}.
 *
 * @param level confidence level, default 0.95
 * @throws RangeError when a class has fewer than two members, or scores or labels cannot be used
 * @example
 * delong([1, 3, 2, 4], [0, 0, 1, 1]).estimate; // 0.75
 */
export function delong(
  scores: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  { level = 0.95 }: { level?: number } = {},
): DelongEstimate {
  const z = halfWidth(level);
  const placed = placements(scores, labels);
  const variance = covariance(placed, placed);
  return {
    estimate: placed.auroc,
    lower: placed.auroc - z * Math.sqrt(variance),
    upper: placed.auroc + z * Math.sqrt(variance),
    level,
    n: scores.length,
    method: 'DeLong, cells independent',
    variance,
  };
}

/** Two AUROCs on the same cells. */
export interface AurocComparison {
  /** First minus second. */
  difference: DelongEstimate;
  /** difference / √variance; 0 when both rank alike. */
  z: number;
  /** Two-sided. */
  p: number;
}

/**
 * DeLong's paired test of two scores on the same cells: is one AUROC higher than the other?
 *
 * @throws RangeError when a class has fewer than two members, or scores or labels cannot be used
 * @example
 * compareAurocs([1, 3, 2, 4], [1, 2, 3, 4], [0, 0, 1, 1]).difference.estimate; // -0.25
 */
export function compareAurocs(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  { level = 0.95 }: { level?: number } = {},
): AurocComparison {
  const half = halfWidth(level);
  const [a, b] = [placements(first, labels), placements(second, labels)];
  const variance = Math.max(0, covariance(a, a) + covariance(b, b) - 2 * covariance(a, b));
  const estimate = a.auroc - b.auroc;
  const error = Math.sqrt(variance);
  // Equal placements leave a variance of rounding errors: no difference, no evidence.
  const z = estimate === 0 ? 0 : estimate / error;
  return {
    difference: {
      estimate,
      lower: estimate - half * error,
      upper: estimate + half * error,
      level,
      n: first.length,
      method: 'DeLong, paired, cells independent',
      variance,
    },
    z,
    p: 2 * normalCdf(-Math.abs(z)),
  };
}

interface Placements {
  auroc: number;
  /** For each positive, the share of negatives below it. */
  positives: Float64Array;
  /** For each negative, the share of positives above it. */
  negatives: Float64Array;
}

function placements(scores: ArrayLike<number>, labels: ArrayLike<number | boolean>): Placements {
  const counts = binaryLabels(scores, labels);
  if (counts.positives < 2 || counts.negatives < 2)
    throw new RangeError(
      `DeLong's variance needs two cells of each class, got ${counts.positives} positives and ${counts.negatives} negatives`,
    );
  return placementValues(scores, labels);
}

/** Covariance of two AUROCs: that of their placements, each class divided by its size. */
function covariance(a: Placements, b: Placements): number {
  const part = (x: Float64Array, y: Float64Array, centreY: number): number => {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += (x[i]! - a.auroc) * (y[i]! - centreY);
    return sum / (x.length - 1) / x.length;
  };
  return part(a.positives, b.positives, b.auroc) + part(a.negatives, b.negatives, b.auroc);
}

function halfWidth(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  return normalQuantile((1 + level) / 2);
}
