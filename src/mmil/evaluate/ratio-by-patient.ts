import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';

/** A sum over cells divided by another, with an interval over patients; null when the divisor is 0. */
export function ratioByPatient(
  patients: readonly ScoredPatient[],
  sums: (patient: ScoredPatient) => [numerator: number, divisor: number],
  options: PatientBootstrapOptions,
): PatientEstimate | null {
  const parts = patients.map(sums);
  if (parts.every(([, divisor]) => divisor === 0)) return null;
  const total = (drawn: Float64Array, k: 0 | 1): number => parts.reduce((sum, part, i) => sum + drawn[i]! * part[k], 0);
  return patientBootstrap(
    patients.map(({ sick }) => Number(sick)),
    (drawn) => total(drawn, 0) / total(drawn, 1),
    options,
    parts.filter(([, divisor]) => divisor > 0).length,
  );
}
