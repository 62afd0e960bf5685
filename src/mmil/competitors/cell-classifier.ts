import type { MmilFit } from '../mmil-fit.ts';
import type { BagClassifier } from './bag-classifier.ts';
import { meanProbability } from './mean-probability.ts';

/**
 * A fit of MMIL, naive or oracle by the interface of its competitors; a patient's score is the mean probability of their
 * cells. The naive logit is of P(z = 1 | x), so it has no prior.
 *
 * @example
 * cellClassifier(await fitBaseline(bags, { learner })).method; // 'naive'
 */
export function cellClassifier(fit: MmilFit): BagClassifier {
  const { method, rho, sickShare, warnings } = fit;
  return {
    method,
    logit: (cells) => fit.logit(cells),
    patientScore: (cells) => meanProbability(fit.logit(cells)),
    prior: method === 'naive' ? null : { rho, sickShare },
    warnings,
  };
}
