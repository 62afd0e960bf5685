import type { Cells } from '../learners/learner.ts';
import { BagsError } from './bags-error.ts';

/** Cells with the patients they come from. A bag is a patient. */
export interface Bags {
  readonly cells: Cells;
  /** Identifier of each patient, in order of the first cell. */
  readonly patients: readonly string[];
  /** z of each patient: 1 for a sick patient, 0 for a healthy donor. */
  readonly sick: readonly (0 | 1)[];
  /** Patient of each cell, as a position in `patients`. */
  readonly patientOf: Int32Array;
  /** z of each cell, inherited from its patient. */
  readonly z: Uint8Array;
}

/**
 * Puts cells into bags by patient, each cell with the label of its patient.
 *
 * @param patient patient of each cell
 * @param sick inherited label of each cell: 1 (or true) for cells of sick patients, 0 for those of healthy donors
 * @throws BagsError when a patient has both labels, or all patients have the same
 * @example
 * const bags = makeBags(cells, ['P1', 'P1', 'P2'], [0, 0, 1]);
 * bags.patients; // ['P1', 'P2']
 */
export function makeBags(cells: Cells, patient: ArrayLike<string | number>, sick: ArrayLike<number | boolean>): Bags {
  const { n } = cells;
  if (patient.length !== n || sick.length !== n)
    throw new BagsError(`${n} cells need as many patients and labels, got ${patient.length} and ${sick.length}`);
  const index = new Map<string | number, number>();
  const labels: (0 | 1)[] = [];
  const patientOf = new Int32Array(n);
  const z = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const label = Number(sick[i]);
    if (label !== 0 && label !== 1)
      throw new BagsError(`label ${label} of cell ${i}: a patient is sick (1) or not (0)`);
    const id = patient[i]!;
    let p = index.get(id);
    if (p === undefined) {
      index.set(id, (p = index.size));
      labels.push(label);
    } else if (labels[p] !== label)
      throw new BagsError(
        `patient '${id}' is both sick and healthy (cell ${i} says ${label}): give its samples different patients, or leave one label out`,
      );
    patientOf[i] = p;
    z[i] = label;
  }
  for (const label of [0, 1] as const)
    if (!labels.includes(label))
      throw new BagsError(
        `all ${labels.length} patients are ${label ? 'healthy donors' : 'sick'}: cells of ${label ? 'sick patients' : 'healthy donors'} are needed to tell them apart`,
      );
  return { cells, patients: Array.from(index.keys(), String), sick: labels, patientOf, z };
}
