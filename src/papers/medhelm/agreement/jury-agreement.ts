import { bootstrap, type BootstrapOptions } from '../../../stats/bootstrap.ts';
import { cohenKappa } from '../../../stats/cohen-kappa.ts';
import type { Estimate } from '../../../stats/estimate.ts';
import { type Agreement, agreementWith } from './agreement-with.ts';
import type { RatedAnswer } from './rated-answers.ts';

/** Jury and clinicians on one set of answers. */
export interface JuryAgreement extends Agreement {
  /** Ratings by clinicians, and how many clinicians gave them. */
  ratings: number;
  raters: number;
  /** Answers that one clinician alone rated. */
  ratedOnce: number;
  /**
   * Quadratic kappa of composites rounded to whole points, with the bootstrap over answers: halves go to the even point
   * (as NumPy rounds) or up. That the two differ is a warning, not a result.
   */
  quadraticKappa: { halfToEven: Estimate; halfUp: Estimate };
  /** Clinicians minus jury, in points of the scale from 1 to 5. */
  meanDifference: Estimate;
}

/**
 * Agreement of the jury with the clinicians: what the jury column of Table 2 is about, in all readings and with the
 * intervals that its number needs.
 *
 * @throws RangeError when there is no answer or an option cannot be used
 * @example
 * juryAgreement(ratedAnswers(loadMedhelm(), 'combined'), { seed: 1 }).modes[0].icc.estimate; // 0.4739…
 */
export function juryAgreement(answers: readonly RatedAnswer[], options: BootstrapOptions): JuryAgreement {
  if (answers.length === 0) throw new RangeError('agreement needs answers that clinicians and jury rated, got none');
  const jury = answers.map((answer) => answer.jury);
  const raters = answers.flatMap(({ ratings }) => ratings.map(({ rater }) => rater));
  const kappa = (round: (value: number) => number): Estimate => {
    const labels = answers.map((answer) => [round(answer.clinicians), round(answer.jury)] as const);
    return bootstrap(answers.length, (rows) => kappaOf(Array.from(rows, (row) => labels[row]!)), options);
  };
  const differences = answers.map((answer) => answer.clinicians - answer.jury);
  return {
    ...agreementWith(answers, jury, 'the jury', options),
    ratings: raters.length,
    raters: new Set(raters).size,
    ratedOnce: answers.filter(({ ratings }) => ratings.length === 1).length,
    quadraticKappa: { halfToEven: kappa(halfToEven), halfUp: kappa(Math.round) },
    meanDifference: bootstrap(
      answers.length,
      (rows) => rows.reduce((sum, row) => sum + differences[row]!, 0) / rows.length,
      options,
    ),
  };
}

const halfToEven = (value: number): number => (value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value));

function kappaOf(pairs: readonly (readonly [number, number])[]): number {
  const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  for (const [a, b] of pairs) counts[a - 1]![b - 1]!++;
  return cohenKappa(counts, { weights: 'quadratic' });
}
