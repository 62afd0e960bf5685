import { BagsError } from './bags-error.ts';
import type { Bags } from './bags.ts';

/** Stands for a cell whose label is not known. */
export const unknownLabel = 2;

/**
 * Checks revealed cell labels: 1 diseased, 0 healthy, anything else that says nothing (-1, NaN) unknown.
 *
 * @returns 0, 1 or {@link unknownLabel} for each cell; cells of healthy donors are all known to be 0
 * @throws BagsError when a cell of a healthy donor is said to be diseased
 */
export function checkKnownLabels({ z, patients, patientOf, cells }: Bags, known?: ArrayLike<number>): Uint8Array {
  if (known && known.length !== cells.n)
    throw new BagsError(`${known.length} known labels for ${cells.n} cells (use -1 for unknown)`);
  const labels = new Uint8Array(cells.n);
  for (let i = 0; i < cells.n; i++) {
    const label = known?.[i];
    if (label !== undefined && label !== 0 && label !== 1 && label !== -1 && !Number.isNaN(label))
      throw new BagsError(`known label ${label} of cell ${i}: use 1 (diseased), 0 (healthy) or -1 (unknown)`);
    if (z[i] === 0 && label === 1)
      throw new BagsError(
        `cell ${i} of healthy donor '${patients[patientOf[i]!]}' is said to be diseased: MMIL takes healthy donors to have no diseased cell. Correct the label, or call the patient sick`,
      );
    labels[i] = z[i] === 0 ? 0 : label === 0 || label === 1 ? label : unknownLabel;
  }
  return labels;
}
