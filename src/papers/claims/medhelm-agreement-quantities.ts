import { clinicianPairs, pairMean } from '../medhelm/agreement/clinician-pairs.ts';
import { iccInMode } from '../medhelm/agreement/icc-in-mode.ts';
import { ratedAnswers } from '../medhelm/agreement/rated-answers.ts';
import { mean } from '../../stats/mean.ts';
import { type Quantity, quantity } from './quantity.ts';
import { compositesOf } from '../medhelm/agreement/composites-of.ts';

/** Everything that a claim about the agreement with clinicians can name. */
export const medhelmAgreementQuantities: Readonly<Record<string, Quantity>> = {
  /** ICC(3,k) of jury and clinicians as the authors' script computes it; `clipped` raises a negative bound to 0. */
  'jury-agreement': quantity(
    { set: 'agreement set', end: 'interval end', clipped: 'flag' },
    ({ medhelm }, { set, end, clipped }) => {
      const answers = ratedAnswers(medhelm, set);
      const [clinicians, jury] = compositesOf(answers);
      const value = iccInMode('as-published', clinicians, jury)[end] ?? Number.NaN;
      return clipped ? Math.max(0, value) : value;
    },
  ),
  /** Over the pairs of clinicians: the mean, the smallest or largest pair, or an end of the bootstrap over pairs. */
  'clinician-agreement': quantity({ set: 'agreement set', of: 'pair measure' }, ({ medhelm }, { set, of }) => {
    const pairs = clinicianPairs(ratedAnswers(medhelm, set));
    if (of === 'lower' || of === 'upper') return pairMean(pairs, 'as-published', { seed: 1 }).mean[of];
    const values = pairs.flatMap(({ icc }) => icc['as-published'].estimate ?? []);
    return { mean: mean(values), lowest: Math.min(...values), highest: Math.max(...values) }[of];
  }),
  'rated-instance-count': quantity(
    { set: 'agreement set' },
    ({ medhelm }, { set }) => ratedAnswers(medhelm, set).length,
  ),
  'rater-count': quantity(
    { set: 'agreement set' },
    ({ medhelm }, { set }) =>
      new Set(ratedAnswers(medhelm, set).flatMap(({ ratings }) => ratings.map(({ rater }) => rater))).size,
  ),
  'fewest-raters': quantity({ set: 'agreement set' }, ({ medhelm }, { set }) =>
    Math.min(...ratedAnswers(medhelm, set).map(({ ratings }) => ratings.length)),
  ),
};
