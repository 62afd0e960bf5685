import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import type { ArmRow } from './score-arm.ts';

/** Differences of the AUROC within patients, between two rows. */
export interface PairedAurocs {
  /** Mean of `second - first` over the patients that have both. */
  mean: PatientEstimate;
  patients: { patient: string | number; first: number; second: number }[];
}

/**
 * Compares two rows patient by patient: two arms on the same cells, or one arm on two tissues or times of the same
 * patients. What patients differ in cancels.
 *
 * @throws RangeError when no patient has an AUROC in both, or an option cannot be used
 * @example
 * pairedAurocs(naive, mmil, { seed: 1 }).mean; // above 0: MMIL ranks better within patients
 */
export function pairedAurocs(
  first: Pick<ArmRow, 'perPatientAuroc'>,
  second: Pick<ArmRow, 'perPatientAuroc'>,
  options: PatientBootstrapOptions,
): PairedAurocs {
  const all = first.perPatientAuroc?.patients ?? [];
  const others = new Map(second.perPatientAuroc?.patients.map(({ patient, auroc }) => [patient, auroc]));
  const patients = all.flatMap(({ patient, auroc }) => {
    const other = others.get(patient);
    return auroc === null || typeof other !== 'number' ? [] : [{ patient, first: auroc, second: other }];
  });
  if (patients.length === 0)
    throw new RangeError('no sick patient has an AUROC in both rows: are they the same patients?');
  const mean = patientBootstrap(
    patients.map(() => 0),
    (drawn) =>
      patients.reduce((sum, pair, k) => sum + drawn[k]! * (pair.second - pair.first), 0) /
      drawn.reduce((a, b) => a + b, 0),
    options,
  );
  return { mean: { ...mean, of: new Set([...all.map(({ patient }) => patient), ...others.keys()]).size }, patients };
}
