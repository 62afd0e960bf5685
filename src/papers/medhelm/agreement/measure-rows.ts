import type { Estimate } from '../../../stats/estimate.ts';
import { agreementSetNames } from './agreement-rows.ts';
import type { JuryAgreement } from './jury-agreement.ts';
import type { AgreementSetId } from './rated-answers.ts';

/**
 * Other measures of the agreement of jury and clinicians beside the ICC, a row a set, for a table: estimate and 95 %
 * interval as text.
 *
 * @example
 * measureRows([{ set: 'combined', agreement: juryAgreement(answers, { seed: 1 }) }])[0]['rank correlation'];
 * // '0.11 (−0.16 to 0.36)'
 */
export function measureRows(sets: readonly { set: AgreementSetId; agreement: JuryAgreement }[]) {
  return sets.map(
    ({ set, agreement: { n, of, ratings, raters, ratedOnce, spearman, pearson, quadraticKappa, meanDifference } }) => ({
      set: agreementSetNames[set],
      'rank correlation': text(spearman),
      'Pearson correlation': text(pearson),
      'quadratic kappa, halves to even': text(quadraticKappa.halfToEven),
      'halves up': text(quadraticKappa.halfUp),
      'clinicians − jury': text(meanDifference),
      answers: `${n} of ${of}`,
      'ratings by raters': `${ratings} by ${raters}`,
      'rated once': ratedOnce,
    }),
  );
}

const number = (value: number): string => value.toFixed(2).replace('-', '−');
const text = ({ estimate, lower, upper }: Estimate): string =>
  `${number(estimate)} (${number(lower)} to ${number(upper)})`;
