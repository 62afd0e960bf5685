import type { Problem } from './problem.ts';

/** The penalty of every coefficient at one lambda: Σ l1_j |theta_j| + l2_j theta_j² / 2. The intercept's are 0. */
export interface Penalty {
  l1: Float64Array;
  l2: Float64Array;
}

/** The form of the elastic net. */
export interface PenaltyShape {
  /** 1 is the lasso, 0 is ridge. Default 1. */
  alpha?: number;
  /**
   * Whether a coefficient is penalised by its effect a standard deviation of its feature. Default true. Otherwise as it
   * stands, so that the penalty depends on the units.
   */
  standardize?: boolean;
  /** Factor of each coefficient's penalty, at least 0, rescaled to sum to p. Default all 1. */
  penaltyFactors?: readonly number[];
}

/** The factors of lambda: {@link Penalty} at lambda = 1. */
export function unitPenalty(
  { p, sd, constant }: Problem,
  { alpha = 1, standardize = true, penaltyFactors }: PenaltyShape,
): Penalty {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`alpha must lie from 0 (ridge) to 1 (lasso), got ${alpha}`);
  if (penaltyFactors && penaltyFactors.length !== p)
    throw new RangeError(`${penaltyFactors.length} penalty factors for ${p} features`);
  const bad = penaltyFactors?.find((factor) => !(factor >= 0 && factor < Infinity));
  if (bad !== undefined) throw new RangeError(`penalty factors must be finite and at least 0, got ${bad}`);
  const total = penaltyFactors ? penaltyFactors.reduce((sum, factor) => sum + factor, 0) : p;
  const l1 = new Float64Array(p + 1);
  const l2 = new Float64Array(p + 1);
  for (let j = 0; j < p; j++) {
    if (constant[j]) continue;
    const factor = penaltyFactors ? (total > 0 ? (penaltyFactors[j]! * p) / total : 0) : 1;
    const scale = standardize ? 1 : 1 / sd[j]!;
    l1[j] = factor * alpha * scale;
    l2[j] = factor * (1 - alpha) * scale * scale;
  }
  return { l1, l2 };
}

/** A penalty times lambda. */
export function scalePenalty({ l1, l2 }: Penalty, lambda: number): Penalty {
  return { l1: l1.map((value) => value * lambda), l2: l2.map((value) => value * lambda) };
}

/** The penalty at a point. */
export function penaltyAt({ l1, l2 }: Penalty, theta: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < theta.length; j++) sum += l1[j]! * Math.abs(theta[j]!) + 0.5 * l2[j]! * theta[j]! ** 2;
  return sum;
}
