import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/**
 * Expected calibration error over ten bins of equal width (`calibrationError` of `reliability` in stats), with an interval
 * over patients. Each replicate bins its own cells, and the error is above 0 by chance where cells are few.
 *
 * @throws RangeError when an option cannot be used
 */
export function calibrationByPatient(
  patients: readonly ScoredPatient[],
  options: PatientBootstrapOptions,
): PatientEstimate {
  const bins = 10;
  // Of each patient and bin: Σ (label - probability).
  const gaps = patients.map(({ logits, labels }) => {
    const gap = new Float64Array(bins);
    logits.forEach((eta, i) => {
      const p = sigmoid(eta);
      gap[Math.min(bins - 1, Math.floor(bins * p))]! += labels[i]! - p;
    });
    return gap;
  });
  return patientBootstrap(
    patients.map(({ sick }) => Number(sick)),
    (drawn) => {
      let [error, cells] = [0, 0];
      for (let b = 0; b < bins; b++) error += Math.abs(gaps.reduce((sum, gap, k) => sum + drawn[k]! * gap[b]!, 0));
      patients.forEach(({ logits }, k) => (cells += drawn[k]! * logits.length));
      return error / cells;
    },
    options,
  );
}
