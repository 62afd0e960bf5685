import { mean } from '../stats/mean.ts';
import { quantile } from '../stats/quantile.ts';

/** How the judges' scores of one criterion become one. */
export type Combination = 'mean' | 'median' | 'trimmed' | 'majority';

export interface CombineOptions {
  /** Share of the judges that `trimmed` drops at each end, rounded down. */
  trim?: number;
  /** What each judge counts in a `mean`; 1 when left out. */
  weights?: readonly number[];
  /** Judges in all, those without a score too: of these `majority` wants more than half. */
  of?: number;
}

/**
 * One score from several. `majority` is the score that more than half of all judges gave; where there is none, there is
 * no score, whatever the order of the judges.
 *
 * @returns undefined where the rule gives none
 * @example
 * combineScores([5, 5, 2], 'majority', { of: 3 }); // 5
 * combineScores([5, 5, 2], 'majority', { of: 4 }); // undefined
 */
export function combineScores(
  scores: readonly number[],
  combination: Combination,
  { trim = 0.2, weights, of = scores.length }: CombineOptions = {},
): number | undefined {
  if (scores.length === 0) return undefined;
  switch (combination) {
    case 'mean': {
      if (!weights) return mean(scores);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return scores.reduce((sum, score, j) => sum + score * weights[j]!, 0) / total;
    }
    case 'median':
      return quantile(scores, 0.5);
    case 'trimmed': {
      const drop = Math.floor(trim * scores.length);
      return mean([...scores].sort((a, b) => a - b).slice(drop, scores.length - drop));
    }
    case 'majority':
      return scores.find((score) => scores.filter((other) => other === score).length > of / 2);
  }
}
