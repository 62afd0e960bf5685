import type { Estimate } from '../../stats/estimate.ts';
import { normalQuantile } from '../../stats/normal-quantile.ts';
import type { Confusion } from './medhelm-confusion.ts';

/**
 * By how much a model's accuracy is above that of always answering no, to the same questions. The two differ only where the
 * model says yes: it gains its true positives and loses its false ones, so the difference is (TP - FP) / n. The interval is
 * the one for paired shares of Agresti and Min (Statistics in Medicine 24, 2005), Wald's after half a count was added to
 * each of the four pairs of outcomes.
 *
 * @example
 * gainOverNo({ truePositive: 2, falsePositive: 15, falseNegative: 265, trueNegative: 2718 }).estimate; // -0.0043…
 */
export function gainOverNo(
  { truePositive: won, falsePositive: lost, falseNegative, trueNegative }: Confusion,
  { level = 0.95 }: { level?: number } = {},
): Estimate {
  const n = won + lost + falseNegative + trueNegative;
  const [b, c, total] = [won + 0.5, lost + 0.5, n + 2];
  const centre = (b - c) / total;
  const half = (normalQuantile((1 + level) / 2) * Math.sqrt(b + c - (b - c) ** 2 / total)) / total;
  const method = 'paired shares, Agresti and Min';
  return { estimate: (won - lost) / n, lower: centre - half, upper: centre + half, level, n, method };
}
