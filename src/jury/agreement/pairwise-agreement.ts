import type { Rating } from '../rating.ts';
import { type Agreement, agreement, type AgreementOptions } from './agreement.ts';
import { groupScores } from './group-scores.ts';

/** Agreement of every pair of raters. Plain JSON. */
export interface PairwiseAgreement {
  pairs: Agreement[];
  /** Pairs with fewer than two items in common: nothing can be said of them. */
  tooFew: { a: string; b: string; n: number }[];
}

/**
 * {@link agreement} of each rater with each other one: judge and judge, person and person.
 *
 * @throws RangeError for an option out of range
 * @example
 * pairwiseAgreement(ratings, ['gpt', 'llama', 'claude'], { seed: 1 }).pairs.map(({ spearman }) => spearman.estimate);
 */
export function pairwiseAgreement(
  ratings: readonly Rating[],
  raters: readonly string[],
  options: AgreementOptions,
): PairwiseAgreement {
  const scores = new Map(raters.map((rater) => [rater, groupScores(ratings, [rater], options.criterion)]));
  const result: PairwiseAgreement = { pairs: [], tooFew: [] };
  raters.forEach((a, i) => {
    for (const b of raters.slice(i + 1)) {
      const n = [...scores.get(a)!.keys()].filter((item) => scores.get(b)!.has(item)).length;
      if (n < 2) result.tooFew.push({ a, b, n });
      else result.pairs.push(agreement(ratings, { [a]: [a], [b]: [b] }, options));
    }
  });
  return result;
}
