import { cohenKappa } from '../../stats/cohen-kappa.ts';
import { type Icc, iccForms, iccFromAnova } from '../../stats/icc-from-anova.ts';
import { pearson } from '../../stats/pearson.ts';
import { spearman } from '../../stats/spearman.ts';
import { twoWayAnova } from '../../stats/two-way-anova.ts';

/** A statistic of two raters, as its mean over all pairs of raters for which it is defined. */
export interface OverPairs {
  /** Null when it is defined for no pair. */
  mean: number | null;
  /** Pairs for which it is defined … */
  n: number;
  /** … of all. */
  of: number;
}

export interface AgreementSummary {
  /** The six intraclass correlations, in the order of `iccForms`. */
  icc: Icc[];
  pearson: OverPairs;
  spearman: OverPairs;
  /** Quadratic weights, on ratings rounded to whole points. */
  kappa: OverPairs;
}

/**
 * Agreement of raters by every statistic at once. It stands in pages by its text and that of what it calls: the functions of
 * `stats`.
 *
 * @param ratings one array per rater, on the scale 1 to 5
 * @example
 * agreementSummary([[1, 2, 3], [2, 3, 4]]).icc[2].estimate; // 1: ICC(3,1) asks for consistency only
 */
export function agreementSummary(ratings: readonly (readonly number[])[]): AgreementSummary {
  const pairs = ratings.flatMap((first, a) => ratings.slice(a + 1).map((second) => [first, second] as const));
  const over = (statistic: (first: readonly number[], second: readonly number[]) => number): OverPairs => {
    const values = pairs.map(([first, second]) => statistic(first, second)).filter(Number.isFinite);
    const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, n: values.length, of: pairs.length };
  };
  const anova = twoWayAnova(ratings);
  return {
    icc: iccForms.map((form) => iccFromAnova(anova, { form })),
    pearson: over(pearson),
    spearman: over(spearman),
    kappa: over((first, second) => {
      const counts = [0, 1, 2, 3, 4].map(() => [0, 0, 0, 0, 0]);
      first.forEach((rating, i) => counts[Math.round(rating) - 1]![Math.round(second[i]!) - 1]!++);
      return cohenKappa(counts, { weights: 'quadratic' });
    }),
  };
}
