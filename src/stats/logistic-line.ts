import { SeparableError } from './separable-error.ts';

/** logit P(y = 1) = intercept + slope · x. */
export interface LogisticLine {
  intercept: number;
  slope: number;
}

export interface LogisticLineOptions {
  /** Weight of each value, at least 0. Default 1. */
  weights?: ArrayLike<number>;
  /** Keeps the slope at this value and fits the intercept alone. */
  slope?: number;
  /** Where to start. Default: intercept of the mean, slope 0. */
  start?: LogisticLine;
  /** Stops when Newton's step is below it. Default 1e-12. */
  tolerance?: number;
}

/**
 * Unpenalised logistic regression on one feature, by Newton's method with step halving. Labels may be fractions.
 *
 * Maximises Σ wᵢ [yᵢ ηᵢ - log(1 + exp ηᵢ)], η = intercept + slope · x, which has one maximum unless x separates the
 * labels.
 *
 * @throws RangeError when a value is not finite, a label lies outside 0 … 1 or lengths differ
 * @throws SeparableError when there is no finite maximum
 * @example
 * logisticLine([0, 0, 1, 1], [0, 0.5, 0.5, 1]); // { intercept: -1.0986…, slope: 2.1972… }
 */
export function logisticLine(
  x: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  { weights, slope: fixed, start, tolerance = 1e-12 }: LogisticLineOptions = {},
): LogisticLine {
  const { n, mean, scale, share } = checked(x, labels, weights);
  const fitSlope = fixed === undefined && scale > 0;
  // Inside, x is centred and scaled, so that the two equations are well conditioned.
  let b = fitSlope ? (start?.slope ?? 0) * scale : (fixed ?? 0) * (scale || 1);
  let a = start ? start.intercept + (b / (scale || 1)) * mean : Math.log(share / (1 - share));
  const step = { a: 0, b: 0 };
  const evaluate = (a0: number, b0: number): number => {
    let [loss, g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const w = weights ? weights[i]! : 1;
      const y = Number(labels[i]);
      const t = (x[i]! - mean) / (scale || 1);
      const eta = a0 + b0 * t;
      const e = Math.exp(-Math.abs(eta));
      const p = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
      const h = (w * e) / (1 + e) ** 2;
      loss += w * (Math.max(eta, 0) + Math.log1p(e) - y * eta);
      g0 += w * (y - p);
      g1 += w * (y - p) * t;
      h00 += h;
      h01 += h * t;
      h11 += h * t * t;
    }
    const determinant = h00 * h11 - h01 * h01;
    step.a = fitSlope ? (h11 * g0 - h01 * g1) / determinant : g0 / h00;
    step.b = fitSlope ? (h00 * g1 - h01 * g0) / determinant : 0;
    return loss;
  };
  let loss = evaluate(a, b);
  for (let iteration = 0; iteration < 200; iteration++) {
    const [da, db] = [step.a, step.b];
    if (!Number.isFinite(da) || !Number.isFinite(db) || Math.abs(b) > 1e4 || Math.abs(a) > 1e4) break;
    if (Math.max(Math.abs(da), Math.abs(db)) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))) {
      b += db;
      return { intercept: a + da - (b / (scale || 1)) * mean, slope: fixed ?? b / (scale || 1) };
    }
    let size = 1;
    let next = evaluate(a + da, b + db);
    while (!(next <= loss + 1e-12 * Math.abs(loss)) && size > 1e-6) {
      size /= 2;
      next = evaluate(a + size * da, b + size * db);
    }
    [a, b, loss] = [a + size * da, b + size * db, next];
  }
  throw new SeparableError(
    'the logistic fit has no finite solution: the feature separates the labels. Use more data, or leave the scores as they are',
  );
}

function checked(x: ArrayLike<number>, labels: ArrayLike<number | boolean>, weights?: ArrayLike<number>) {
  const n = x.length;
  if (labels.length !== n || (weights && weights.length !== n))
    throw new RangeError(
      `${n} values need as many labels and weights, got ${labels.length} and ${weights?.length ?? n}`,
    );
  let [total, positive, sum, squares] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const w = weights ? weights[i]! : 1;
    const y = Number(labels[i]);
    if (!Number.isFinite(x[i])) throw new RangeError(`a value must be finite, got ${x[i]} at position ${i}`);
    if (!(y >= 0 && y <= 1)) throw new RangeError(`a label must lie from 0 to 1, got ${y} at position ${i}`);
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`a weight must be at least 0, got ${w} at position ${i}`);
    total += w;
    positive += w * y;
    sum += w * x[i]!;
  }
  if (!(positive > 0 && positive < total))
    throw new SeparableError('the logistic fit needs both classes: all labels are 0, or all are 1');
  const mean = sum / total;
  for (let i = 0; i < n; i++) squares += (weights ? weights[i]! : 1) * (x[i]! - mean) ** 2;
  // A spread at rounding level is no spread.
  const scale = Math.sqrt(squares / total);
  return { n, mean, scale: scale > 1e-12 * Math.abs(mean) ? scale : 0, share: positive / total };
}
