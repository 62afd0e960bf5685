import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import { agreementSetNames } from './agreement-rows.ts';
import { clinicianPairs, pairMean } from './clinician-pairs.ts';
import { pairModes } from './icc-in-mode.ts';
import { type AgreementSetId, agreementSetIds, type RatedAnswer } from './rated-answers.ts';

/**
 * {@link pairMean} of every set in every mode, a row each, for a table.
 *
 * @example
 * pairMeanRows(ratedSets(loadMedhelm()), { seed: 1 })[0].mean; // 0.4257…
 */
export function pairMeanRows(sets: Readonly<Record<AgreementSetId, RatedAnswer[]>>, options: BootstrapOptions) {
  return agreementSetIds.flatMap((set) => {
    const pairs = clinicianPairs(sets[set]);
    return pairModes.map((mode) => {
      const { mean, lowest, highest, pairs: n, of } = pairMean(pairs, mode, options);
      return {
        set: agreementSetNames[set],
        mode,
        mean: mean.estimate,
        lower: mean.lower,
        upper: mean.upper,
        'smallest pair': lowest,
        'largest pair': highest,
        pairs: `${n} of ${of}`,
      };
    });
  });
}
