import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import { pairModes } from './icc-in-mode.ts';
import { juryMinusClinicians } from './jury-minus-clinicians.ts';
import type { RatedAnswer } from './rated-answers.ts';

/**
 * "More than clinicians agree among themselves": the difference in each mode with its interval, and in words whether it
 * can be told from zero.
 *
 * @example
 * differenceRows(ratedAnswers(medhelm, 'combined'), { seed: 1 })[0].verdict; // 'not separable'
 */
export function differenceRows(answers: readonly RatedAnswer[], options: BootstrapOptions) {
  return pairModes.map((mode) => {
    const { jury, clinicians, difference, ahead, separable } = juryMinusClinicians(answers, mode, options);
    return {
      mode,
      jury: jury.estimate,
      'pairs of clinicians': clinicians.estimate,
      difference: difference.estimate,
      lower: difference.lower,
      upper: difference.upper,
      'jury ahead in': `${Math.round(100 * ahead)} % of draws`,
      verdict: separable ? 'separable' : 'not separable',
      answers: difference.n,
    };
  });
}
