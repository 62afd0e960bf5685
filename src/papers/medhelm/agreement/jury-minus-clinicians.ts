import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import { eachResample } from '../../../stats/each-resample.ts';
import type { Estimate } from '../../../stats/estimate.ts';
import { mean } from '../../../stats/mean.ts';
import { percentileEstimate } from '../../../stats/percentile-estimate.ts';
import { clinicianPairs } from './clinician-pairs.ts';
import { consistency, pairMoments } from './consistency.ts';
import type { PairMode } from './icc-in-mode.ts';
import type { RatedAnswer } from './rated-answers.ts';
import { compositesOf } from './composites-of.ts';

/** Does the jury agree with clinicians more than they do among themselves? */
export interface JuryMinusClinicians {
  mode: PairMode;
  /** ICC(3,k) of jury and clinicians, with the bootstrap over answers. */
  jury: Estimate;
  /** Mean ICC(3,k) of the clinicians' pairs, on the same draws. */
  clinicians: Estimate;
  /** First minus second, paired. */
  difference: Estimate;
  /** Share of the draws in which the jury is ahead. */
  ahead: number;
  /** Whether the interval of the difference is clear of zero. */
  separable: boolean;
}

/**
 * The comparison of the abstract, with its interval: answers are drawn with replacement, and both figures are computed
 * on each draw. In a draw a pair may be left with too few unlike answers: it is then left out of the mean of pairs.
 *
 * @throws RangeError when there is no answer, no pair, or an option cannot be used
 * @example
 * juryMinusClinicians(ratedAnswers(loadMedhelm(), 'combined'), 'as-published', { seed: 1 }).difference.estimate; // 0.048…
 */
export function juryMinusClinicians(
  answers: readonly RatedAnswer[],
  mode: PairMode,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): JuryMinusClinicians {
  const pairs = clinicianPairs(answers).map(({ rows, composites }) => ({
    place: placeOf(rows, answers.length),
    composites,
  }));
  if (pairs.length === 0) throw new RangeError('no two clinicians rated two answers in common: there is no pair');
  const [clinicians, jury] = compositesOf(answers);
  const both = (drawn: ArrayLike<number>): { jury: number; clinicians: number } => {
    const values = pairs.flatMap(({ place, composites }) => {
      const rows = Array.from(drawn, (row) => place[row]!).filter((row) => row >= 0);
      const value = rows.length < 2 ? Number.NaN : consistency(mode, pairMoments(...composites, rows));
      return Number.isNaN(value) ? [] : value;
    });
    return { jury: consistency(mode, pairMoments(clinicians, jury, drawn)), clinicians: mean(values) };
  };
  const draws = { jury: [] as number[], clinicians: [] as number[], difference: [] as number[] };
  const add = (drawn: { jury: number; clinicians: number }): void => {
    draws.jury.push(drawn.jury);
    draws.clinicians.push(drawn.clinicians);
    draws.difference.push(drawn.jury - drawn.clinicians);
  };
  eachResample(answers.length, { seed, replicates }, (drawn) => add(both(drawn)));
  const found = both([...answers.keys()]);
  const interval = { seed, level, n: answers.length, of: `over ${answers.length} answers` };
  const difference = percentileEstimate(found.jury - found.clinicians, draws.difference, interval);
  const known = draws.difference.filter((value) => !Number.isNaN(value));
  return {
    mode,
    jury: percentileEstimate(found.jury, draws.jury, interval),
    clinicians: percentileEstimate(found.clinicians, draws.clinicians, interval),
    difference,
    ahead: known.filter((value) => value > 0).length / known.length,
    separable: difference.lower > 0 || difference.upper < 0,
  };
}

/** Where each answer stands among those of a pair; -1 for one that it did not rate. */
function placeOf(rows: readonly number[], n: number): Int32Array {
  const place = new Int32Array(n).fill(-1);
  rows.forEach((row, k) => (place[row] = k));
  return place;
}
