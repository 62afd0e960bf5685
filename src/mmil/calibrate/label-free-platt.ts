import { logisticLine } from '../../stats/logistic-line.ts';
import { sigmoid } from '../../learners/sigmoid.ts';
import { softplus } from '../../learners/softplus.ts';

/** Result of label-free Platt scaling. Plain JSON. */
export interface LabelFreePlatt {
  kind: 'platt';
  /** Calibrated logit = intercept + slope · score. */
  intercept: number;
  slope: number;
  /** Observed-data log-likelihood of the last line. */
  logLikelihood: number;
  iterations: number;
  /** Whether the line stopped moving before `maxIterations`. */
  converged: boolean;
}

export interface LabelFreePlattOptions {
  /** Share of healthy cells in the sick patients at hand, between 0 and 1. */
  rho: number;
  /** Default 1000. */
  maxIterations?: number;
  /** Stops when neither coefficient moves by more, relative to max(1, |coefficient|). Default 1e-8. */
  tolerance?: number;
  signal?: AbortSignal;
}

/**
 * Platt scaling without cell labels: MMIL with the score as its single, unpenalised feature. Run it on patients that
 * were left out of the fit; a penalised model is under-confident, and this mends it.
 *
 * With n₁ of n cells from sick patients and kappa = rho n₁ / (n - (1 - rho) n₁), it alternates between
 * s = sigmoid(a + b·score - log kappa) for cells of sick patients (0 for others, 1 - rho at the start) and a logistic
 * regression of s on the score. It ascends the observed log-likelihood
 * Σ_{z=1} log(exp η + kappa) + n₀ log(1 - kappa) - Σ log(1 + exp η).
 *
 * @param scores any finite score, usually a logit
 * @param sick z of each cell: 1 for cells of sick patients, 0 for cells of healthy donors
 * @throws RangeError when there is not both kinds of cells, a score is not finite or rho is not between 0 and 1
 * @throws SeparableError when the score separates the patients perfectly
 */
export function labelFreePlatt(
  scores: ArrayLike<number>,
  sick: ArrayLike<number | boolean>,
  { rho, maxIterations = 1000, tolerance = 1e-8, signal }: LabelFreePlattOptions,
): LabelFreePlatt {
  const n = scores.length;
  if (sick.length !== n) throw new RangeError(`${n} scores need as many patient labels, got ${sick.length}`);
  if (!(rho > 0 && rho < 1)) throw new RangeError(`rho must lie between 0 and 1, got ${rho}`);
  let n1 = 0;
  for (let i = 0; i < n; i++) if (sick[i]) n1++;
  if (n1 === 0 || n1 === n)
    throw new RangeError(`calibration needs cells of sick patients and of healthy donors, got ${n1} and ${n - n1}`);
  const logKappa = Math.log(rho * n1) - Math.log(n - (1 - rho) * n1);
  const soft = Float64Array.from(sick as ArrayLike<number>, (z) => (z ? 1 - rho : 0));
  let line = logisticLine(scores, soft);
  for (let iteration = 1; ; iteration++) {
    signal?.throwIfAborted();
    const before = line;
    if (iteration > 1) line = logisticLine(scores, soft, { start: before, tolerance: 1e-6 });
    const moved = Math.max(
      Math.abs(line.intercept - before.intercept) / Math.max(1, Math.abs(line.intercept)),
      Math.abs(line.slope - before.slope) / Math.max(1, Math.abs(line.slope)),
    );
    const converged = iteration > 1 && moved <= tolerance;
    let logLikelihood = (n - n1) * Math.log1p(-Math.exp(logKappa));
    for (let i = 0; i < n; i++) {
      const eta = line.intercept + line.slope * scores[i]!;
      logLikelihood -= softplus(eta);
      if (!sick[i]) continue;
      logLikelihood += logKappa + softplus(eta - logKappa);
      soft[i] = sigmoid(eta - logKappa);
    }
    if (converged || iteration >= maxIterations)
      return { kind: 'platt', ...line, logLikelihood, iterations: iteration, converged };
  }
}
