import { ascendingOrder } from '../../stats/ascending-order.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';

/**
 * Average precision over all cells (as `averagePrecision`), with an interval over patients. Cells are sorted once; a
 * replicate weighs them by how often their patient was drawn.
 *
 * @throws RangeError when an option cannot be used
 */
export function precisionByPatient(
  patients: readonly ScoredPatient[],
  options: PatientBootstrapOptions,
): PatientEstimate {
  const logits = patients.flatMap((patient) => [...patient.logits]);
  const labels = patients.flatMap((patient) => [...patient.labels]);
  const owners = patients.flatMap((patient, k) => Array.from(patient.labels, () => k));
  const order = ascendingOrder(logits).reverse();
  const label = Uint8Array.from(order, (i) => labels[i]!);
  const owner = Int32Array.from(order, (i) => owners[i]!);
  /** 1 where the next lower logit differs: tied cells enter together. */
  const last = Uint8Array.from(order, (i, k) => Number(logits[order[k + 1]!] !== logits[i]));
  const precision = (drawn: Float64Array): number => {
    let [hits, before, cells, sum] = [0, 0, 0, 0];
    for (let k = 0; k < order.length; k++) {
      const times = drawn[owner[k]!]!;
      cells += times;
      if (label[k]) hits += times;
      if (!last[k] || hits === before) continue;
      sum += (hits - before) * (hits / cells);
      before = hits;
    }
    return sum / hits;
  };
  const strata = patients.map(({ sick }) => Number(sick));
  return patientBootstrap(strata, precision, options);
}
