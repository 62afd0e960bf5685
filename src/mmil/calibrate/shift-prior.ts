/** The sample that a model was trained on. */
export interface TrainingPrior {
  /** Share of healthy cells in sick patients. */
  rho: number;
  /** n₁ / n: share of the training cells that come from sick patients. (The zeta of training cancels.) */
  sickShare: number;
}

/** The population that it is applied to. */
export interface TargetPrior {
  /** Share of healthy cells in sick patients there: at a follow-up it is higher than at diagnosis. */
  rho: number;
  /** P(z = 1): share of its cells that come from sick patients; 1 for the sample of one patient known to be sick. */
  zeta: number;
}

/**
 * What to add to a logit of the training sample to get the logit in another population:
 * logit((1 - rho′) zeta′) - logit((1 - rho) n₁/n).
 *
 * Valid when only the shares of healthy and diseased cells differ (label shift), not what such cells look like.
 *
 * @throws RangeError when a share does not lie between 0 and 1 (the zeta of the target may be 1)
 * @example
 * priorShift({ rho: 0.5, sickShare: 2 / 3 }, { rho: 0.95, zeta: 0.2 }); // -3.9019726695746444
 */
export function priorShift(from: TrainingPrior, to: TargetPrior): number {
  const shares: [string, number, boolean][] = [
    ['rho of the training sample', from.rho, false],
    ['sickShare of the training sample', from.sickShare, true],
    ['rho of the target', to.rho, false],
    ['zeta of the target', to.zeta, true],
  ];
  for (const [name, value, one] of shares)
    if (!(value > 0 && (value < 1 || (one && value === 1))))
      throw new RangeError(`the ${name} must lie between 0 and 1, got ${value}`);
  return logit((1 - to.rho) * to.zeta) - logit((1 - from.rho) * from.sickShare);
}

/**
 * Logits of the training sample as logits in another population: see {@link priorShift}.
 *
 * @example
 * shiftPrior([0], { rho: 0.5, sickShare: 2 / 3 }, { rho: 0.95, zeta: 0.2 }); // [-3.9019726695746444]
 */
export function shiftPrior(logits: ArrayLike<number>, from: TrainingPrior, to: TargetPrior): Float64Array {
  const shift = priorShift(from, to);
  return Float64Array.from(logits, (eta) => eta + shift);
}

const logit = (p: number): number => Math.log(p) - Math.log1p(-p);
