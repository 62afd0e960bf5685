import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';

/** Cells of healthy donors that are called diseased. */
export interface HealthyFalsePositives {
  /** Share over all cells of healthy donors. */
  rate: PatientEstimate;
  donors: { patient: string | number; cells: number; called: number; rate: number }[];
}

/**
 * Share of the cells of healthy donors with a logit above `threshold`: every one of them is a mistake, and no cell
 * label is needed to know it.
 *
 * @param threshold a logit; default 0, a probability of one half
 * @throws RangeError when there is no healthy donor or an option cannot be used
 */
export function healthyFalsePositives(
  patients: readonly ScoredPatient[],
  { threshold = 0, ...options }: PatientBootstrapOptions & { threshold?: number },
): HealthyFalsePositives {
  const donors = patients
    .filter(({ sick }) => !sick)
    .map(({ patient, logits }) => {
      const called = logits.reduce((sum, logit) => sum + Number(logit > threshold), 0);
      return { patient, cells: logits.length, called, rate: called / logits.length };
    });
  if (donors.length === 0) throw new RangeError('a healthy false-positive rate needs healthy donors, got none');
  const sum = (drawn: Float64Array, key: 'cells' | 'called'): number =>
    donors.reduce((total, donor, k) => total + drawn[k]! * donor[key], 0);
  const strata = donors.map(() => 0);
  return { rate: patientBootstrap(strata, (drawn) => sum(drawn, 'called') / sum(drawn, 'cells'), options), donors };
}
