import { rng } from '../../stats/rng.ts';
import { LabelsError } from '../labels-error.ts';
import type { CompleteOptions } from './boosting-options.ts';
import { drawShare } from './draw-share.ts';

/** Which cells grow trees, and which are held out. */
export interface TreeSampler {
  /** Cells that trees may be grown on. */
  training: Int32Array;
  heldOut: Int32Array;
  /** Whether every tree sees all the training cells. */
  all: boolean;
  /** Puts the cells of tree number `tree` to the front of `rows` and the other cells behind; returns how many. */
  sample(tree: number, rows: Int32Array): number;
}

/**
 * Divides cells into training and held-out, and samples those of each tree. Cells of weight 0 take no part. The draws
 * of a tree hang on the seed and its number alone: a continued fit goes on where the first one stopped.
 *
 * @throws LabelsError when patients are needed and missing, or there are too few to hold some out
 */
export function treeSampler(
  n: number,
  weights: ArrayLike<number> | undefined,
  patients: ArrayLike<number> | undefined,
  seed: number,
  { cellShare, patientShare, earlyStopping }: CompleteOptions,
): TreeSampler {
  if (patients && patients.length !== n) throw new LabelsError(`${patients.length} patients for ${n} cells`);
  if (patientShare < 1 && !patients)
    throw new LabelsError('patientShare needs to know the patient of each cell: give `patients`');
  const units = patients ? [...new Set(Array.from(patients))] : undefined;
  const unitOf = new Map(units?.map((unit, k) => [unit, k]));
  const m = units?.length ?? n;
  const unit = (i: number): number => (patients ? unitOf.get(patients[i]!)! : i);
  if (earlyStopping && m < 2)
    throw new LabelsError(`early stopping holds out patients, and there is only ${m}: leave earlyStopping out`);
  const out = earlyStopping
    ? drawShare(rng(seed, 'held-out'), m, Math.min(earlyStopping.share, (m - 1) / m))
    : new Uint8Array(m);
  const every = Int32Array.from({ length: n }, (_, i) => i).filter((i) => !weights || weights[i]! > 0);
  const training = every.filter((i) => !out[unit(i)]);
  const heldOut = every.filter((i) => out[unit(i)] === 1);
  const all = cellShare === 1 && patientShare === 1;
  return {
    training,
    heldOut,
    all,
    sample(tree, rows) {
      if (all && training.length === n) {
        for (let i = 0; i < n; i++) rows[i] = i;
        return n;
      }
      const random = rng(seed, 'tree', tree);
      const patientsDrawn = patientShare < 1 ? drawShare(random, m, patientShare) : undefined;
      const chosen = new Uint8Array(n);
      if (all) for (const i of training) chosen[i] = 1;
      else {
        const cells = patientsDrawn ? training.filter((i) => patientsDrawn[unit(i)]) : training;
        const drawn = cellShare < 1 && cells.length > 0 ? drawShare(random, cells.length, cellShare) : undefined;
        cells.forEach((i, k) => (chosen[i] = drawn ? drawn[k]! : 1));
      }
      let [front, back] = [0, n];
      for (let i = 0; i < n; i++) if (chosen[i]) rows[front++] = i;
      for (let i = n - 1; i >= 0; i--) if (!chosen[i]) rows[--back] = i;
      return front;
    },
  };
}
