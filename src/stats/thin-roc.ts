import type { RocPoint } from './roc.ts';

/**
 * A ROC curve with fewer points, to be drawn: a point is kept where sensitivity or specificity has moved by `step` since
 * the last one kept. The ends stay. What is left out lies within `step` of what is kept.
 *
 * @throws RangeError when `step` does not lie between 0 and 1
 * @example
 * thinRoc(roc(scores, labels), { step: 0.01 }).length; // at most 202, whatever the number of cells
 */
export function thinRoc(points: readonly RocPoint[], { step = 0.005 }: { step?: number } = {}): RocPoint[] {
  if (!(step > 0 && step < 1))
    throw new RangeError(`the step of a thinned ROC curve lies between 0 and 1, got ${step}`);
  const kept: RocPoint[] = [];
  points.forEach((point, k) => {
    const last = kept.at(-1);
    const moved =
      !last || Math.max(last.sensitivity - point.sensitivity, point.specificity - last.specificity) >= step - 1e-12;
    if (moved || k === points.length - 1) kept.push(point);
  });
  return kept;
}
