import { iccBand } from '../../../stats/icc-band.ts';
import { iccInMode } from './icc-in-mode.ts';
import type { RatedAnswer } from './rated-answers.ts';
import { compositesOf } from './composites-of.ts';

/**
 * "Good agreement": what two published schemes call the estimate and the ends of its F interval, as published.
 *
 * @example
 * bandRows(ratedAnswers(medhelm, 'combined'))[1]; // { 'as published': 'estimate', icc: 0.4739…, 'Koo and Li 2016': 'poor', … }
 */
export function bandRows(answers: readonly RatedAnswer[]) {
  const [clinicians, jury] = compositesOf(answers);
  const icc = iccInMode('as-published', clinicians, jury);
  return (['lower', 'estimate', 'upper'] as const).map((end) => {
    const value = icc[end] ?? Number.NaN;
    return {
      'as published': end,
      icc: value,
      'Koo and Li 2016': iccBand(value, 'koo-li'),
      'Cicchetti 1994': iccBand(value, 'cicchetti'),
    };
  });
}
