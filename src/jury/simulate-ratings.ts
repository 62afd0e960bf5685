import { cholesky } from '../stats/cholesky.ts';
import { normalCdf } from '../stats/normal-cdf.ts';
import { rng } from '../stats/rng.ts';
import type { Rating } from './rating.ts';

export interface SimulateRatingsOptions {
  seed: number;
  /** How many. */
  items: number;
  /** Scores of the scale, in order. */
  categories: readonly number[];
  /** P(true category); uniform when left out. */
  prior?: readonly number[];
  /** P(given | true) of each judge: a row for each true category. */
  confusion: Readonly<Record<string, readonly (readonly number[])[]>>;
  /**
   * How far judges err together: correlations of the normal variables behind their scores (Gaussian copula), judge ×
   * judge. 1 makes judges with the same rates clones. Independent when left out.
   */
  correlations?: readonly (readonly number[])[];
  /** Share of ratings left out at random. Default 0. */
  missing?: number;
}

/**
 * Simulated ratings with known truth: to try out a way to put judges together. Each judge gives category g for true c with
 * probability `confusion[c][g]`; judges err together as `correlations` say.
 *
 * @throws RangeError for correlations that contradict each other
 * @example
 * simulateRatings({ seed: 1, items: 100, categories: [0, 1], confusion: { a: [[0.9, 0.1], [0.2, 0.8]] } }).truth; // 100 of 0 and 1
 */
export function simulateRatings(options: SimulateRatingsOptions): {
  ratings: Rating[];
  /** True category of each item, by its name. */
  truth: Record<string, number>;
  simulated: true;
} {
  const { seed, items, categories, confusion, missing = 0 } = options;
  const prior = options.prior ?? categories.map(() => 1 / categories.length);
  const judges = Object.keys(confusion);
  const factor = options.correlations && cholesky(options.correlations);
  const random = rng(seed, 'simulate-ratings');
  const ratings: Rating[] = [];
  const truth: Record<string, number> = {};
  for (let i = 0; i < items; i++) {
    const item = `item-${i + 1}`;
    const c = pick(prior, random.uniform());
    truth[item] = categories[c]!;
    const draws = judges.map(() => random.normal());
    judges.forEach((rater, j) => {
      const z = factor ? factor[j]!.reduce((sum, weight, m) => sum + weight * draws[m]!, 0) : draws[j]!;
      const left = random.uniform() < missing;
      if (!left) ratings.push({ item, rater, score: categories[pick(confusion[rater]![c]!, normalCdf(z))]! });
    });
  }
  return { ratings, truth, simulated: true };
}

/** The category whose share of 0 … 1, laid end to end, holds u. */
function pick(shares: readonly number[], u: number): number {
  let end = 0;
  for (let c = 0; c < shares.length - 1; c++) if (u < (end += shares[c]!)) return c;
  return shares.length - 1;
}
