import { rng } from '../../stats/rng.ts';

export interface AnnotatorOptions {
  seed: number;
  /** Number of the annotator: each errs on cells of their own. Default 1. */
  annotator?: number;
  /** Share of cells labelled wrong. Default 0.03. */
  flips?: number;
  /** How close to the boundary errors stay: the SD of an annotator's misjudgement of the margin. Default 0.5. */
  spread?: number;
}

/**
 * Labels as a human annotator would give them, wrong near the boundary: the cells with the smallest |margin + noise| are
 * flipped, noise N(0, spread²) in units of the SD of the margin. Exactly `flips` of the cells (rounded) are wrong.
 *
 * @param labels true labels, 0 or 1
 * @param margin signed distance of each cell from the boundary, for example the logit of an oracle
 * @throws RangeError when lengths differ or `flips` is no share
 * @example
 * const panel = [1, 2, 3].map((annotator) => simulateAnnotator(labels, margin, { seed: 1, annotator }));
 */
export function simulateAnnotator(
  labels: ArrayLike<number>,
  margin: ArrayLike<number>,
  { seed, annotator = 1, flips = 0.03, spread = 0.5 }: AnnotatorOptions,
): Uint8Array {
  const n = labels.length;
  if (margin.length !== n) throw new RangeError(`${n} labels need as many margins, got ${margin.length}`);
  if (!(flips >= 0 && flips <= 1)) throw new RangeError(`flips must lie from 0 to 1, got ${flips}`);
  const random = rng(seed, 'annotator', annotator);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    sum += margin[i]!;
    squares += margin[i]! ** 2;
  }
  const sd = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) || 1;
  const doubt = Float64Array.from({ length: n }, (_, i) => Math.abs(margin[i]! / sd + spread * random.normal()));
  const order = Int32Array.from(doubt.keys()).sort((a, b) => doubt[a]! - doubt[b]!);
  const given = Uint8Array.from(labels);
  for (const i of order.subarray(0, Math.round(flips * n))) given[i] = 1 - given[i]!;
  return given;
}
