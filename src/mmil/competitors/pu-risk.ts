import type { Batch, GradientEngine } from '../../learners/neural/gradient-engine.ts';
import { softplus } from '../../learners/softplus.ts';

/**
 * The non-negative risk from known negatives and unlabelled cells, with the logistic losses l₀ = log(1 + e^η) of a healthy
 * and l₁ = log(1 + e^-η) of a diseased cell:
 *
 *   rho · mean l₀ (donors) + max(0, mean l₁ (sick) - rho · mean l₁ (donors)).
 *
 * The bracket estimates (1 - rho) · the mean l₁ of diseased cells, which cannot be negative; where it is, the model has
 * learned the cells by heart, and the gradient is that which brings the bracket up again (its sign turned, the first term
 * left out), as the paper's algorithm has it.
 *
 * @param gradient the gradient is added to it
 * @returns the risk
 */
export function puRisk(
  engine: GradientEngine,
  donors: Batch,
  sick: Batch,
  parameters: Float64Array,
  rho: number,
  gradient: Float64Array,
): number {
  const [onDonors, onSick] = [donors, sick].map((batch) => engine.logits(unweighted(batch), parameters));
  const lossDiseased = (eta: Float64Array): number => meanOf(eta, (x) => softplus(-x));
  const bracket = lossDiseased(onSick!) - rho * lossDiseased(onDonors!);
  const healthy = rho * meanOf(onDonors!, softplus);
  const sign = bracket < 0 ? -1 : 1;
  // w (l₁) has label 1, w (l₀) has label 0; a negative weight turns the gradient.
  const add = (batch: Batch, label: number, weight: number): void => {
    const all = (value: number): Float64Array => new Float64Array(batch.count).fill(value);
    engine.logits({ ...batch, labels: all(label), weights: all(weight / batch.count) }, parameters, gradient);
  };
  add(sick, 1, sign);
  add(donors, 1, -sign * rho);
  if (bracket >= 0) add(donors, 0, rho);
  return healthy + Math.max(0, bracket);
}

const unweighted = (batch: Batch): Batch => ({ ...batch, weights: new Float64Array(batch.count).fill(1) });

function meanOf(values: Float64Array, loss: (x: number) => number): number {
  let sum = 0;
  for (const value of values) sum += loss(value);
  return sum / values.length;
}
