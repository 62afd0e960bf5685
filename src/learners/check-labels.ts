import { LabelsError } from './labels-error.ts';

/**
 * Checks soft labels, weights and offsets against the number of cells.
 *
 * @throws LabelsError naming the cell and the remedy
 */
export function checkLabels(
  n: number,
  labels: ArrayLike<number>,
  { weights, offset }: { weights?: ArrayLike<number> | undefined; offset?: ArrayLike<number> | undefined } = {},
): void {
  const lengths: [string, ArrayLike<number> | undefined][] = [
    ['labels', labels],
    ['weights', weights],
    ['offset', offset],
  ];
  for (const [what, values] of lengths)
    if (values && values.length !== n) throw new LabelsError(`${values.length} ${what} for ${n} cells`);
  let total = 0;
  let positive = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    if (!(label >= 0 && label <= 1)) throw new LabelsError(`label ${label} of cell ${i}: labels lie from 0 to 1`);
    const weight = weights ? weights[i]! : 1;
    if (!(weight >= 0 && weight < Infinity))
      throw new LabelsError(`weight ${weight} of cell ${i}: weights are finite and at least 0`);
    if (offset && !Number.isFinite(offset[i]!)) throw new LabelsError(`offset ${offset[i]} of cell ${i} is not finite`);
    total += weight;
    positive += weight * label;
  }
  if (!(total > 0)) throw new LabelsError('all weights are 0: there is nothing to fit');
  if (!(positive > 0) || !(positive < total))
    throw new LabelsError(
      `all ${n} labels are ${positive > 0 ? 1 : 0}: a classifier needs cells of both classes (check the patients' labels, or the fold)`,
    );
}
