import type { LassoLearner } from '../../learners/lasso/lasso.ts';
import type { Bags } from '../bags.ts';
import type { BagClassifier } from './bag-classifier.ts';
import { meansByPatient } from './means-by-patient.ts';

/**
 * The baseline at the level of patients: a linear learner on the means of their cells. It is not made to score cells; its
 * coefficients are applied to them all the same, which gives a ranking but no probability.
 *
 * @throws LabelsError, CellsError when the bags cannot be used
 * @example
 * patientMeans(bags, { learner: lasso({ lambda: 0.05 }) }).patientScore(cellsOfOnePatient); // logit of P(z = 1)
 */
export function patientMeans(bags: Bags, { learner }: { learner: LassoLearner }): BagClassifier {
  const model = learner.fit(meansByPatient(bags.cells, bags.patientOf, bags.patients.length), bags.sick);
  return {
    method: 'patient means',
    logit: (cells) => model.logit(cells),
    patientScore: (cells) => model.logit(meansByPatient(cells, new Uint8Array(cells.n), 1))[0]!,
    prior: null,
    warnings: model.warnings,
  };
}
