import { rank } from '../../stats/rank.ts';

/** What happens to equal scores: they share the `average` of their places, or take them in the order of the `rows`. */
export type PlaceTies = 'average' | 'rows';

/**
 * Places from 1 for the highest score. Scores that are equal to 9 decimals are equal, so that the rounding of a mean does
 * not decide.
 *
 * @example
 * places([4.2, 4.8, 4.2]); // [2.5, 1, 2.5]
 * places([4.2, 4.8, 4.2], 'rows'); // [2, 1, 3]
 */
export function places(scores: readonly number[], ties: PlaceTies = 'average'): number[] {
  const keys = scores.map((score) => -Math.round(score * 1e9));
  if (ties === 'average') return rank(keys);
  const order = keys.map((_, i) => i).sort((i, j) => keys[i]! - keys[j]! || i - j);
  return keys.map((_, i) => order.indexOf(i) + 1);
}
