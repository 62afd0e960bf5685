import type { PairMode } from './icc-in-mode.ts';

/** Sample SDs of two raters over the same answers, and Pearson's correlation of the two. */
export interface PairMoments {
  first: number;
  second: number;
  r: number;
}

/**
 * {@link PairMoments} of the answers that `rows` picks, in one pass: a bootstrap asks for them ten thousand times. The
 * correlation is NaN where a rater gave one value only.
 */
export function pairMoments(a: ArrayLike<number>, b: ArrayLike<number>, rows: ArrayLike<number>): PairMoments {
  const n = rows.length;
  let [meanA, meanB, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[rows[k]!]! - meanA, b[rows[k]!]! - meanB];
    meanA += x / (k + 1);
    meanB += y / (k + 1);
    aa += x * (a[rows[k]!]! - meanA);
    bb += y * (b[rows[k]!]! - meanB);
    ab += x * (b[rows[k]!]! - meanB);
  }
  const nothing = 1e-20 * n;
  const r = aa <= nothing || bb <= nothing ? Number.NaN : ab / Math.sqrt(aa * bb);
  return {
    first: aa <= nothing ? 0 : Math.sqrt(aa / (n - 1)),
    second: bb <= nothing ? 0 : Math.sqrt(bb / (n - 1)),
    r,
  };
}

/**
 * ICC(3,k) of two raters in a mode, from their moments alone: 4 r u v / (u² + v² + 2 r u v), where a rater's weights u
 * and v are its SD (`raw`), 1 (`as-described`: 2 r / (1 + r)) or SD + 1 (`as-published`, which lies between the two).
 * NaN where it is not defined. The same number as `iccInMode` gives, without the interval.
 *
 * @example
 * consistency('as-described', { first: 2, second: 0.5, r: 0.5 }); // 0.666…
 */
export function consistency(mode: PairMode, { first, second, r }: PairMoments): number {
  if (first === 0 && second === 0) return Number.NaN;
  if (first === 0 || second === 0) return mode === 'raw' ? 0 : mode === 'as-published' ? 0.5 : Number.NaN;
  const weight = (spread: number): number => (mode === 'raw' ? spread : mode === 'as-published' ? spread + 1 : 1);
  const [u, v] = [weight(first), weight(second)];
  const between = u * u + v * v + 2 * r * u * v;
  return between <= 1e-12 * u * v ? Number.NaN : (4 * r * u * v) / between;
}
