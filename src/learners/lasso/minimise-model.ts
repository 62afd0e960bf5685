import type { Penalty } from './penalty.ts';
import type { Evaluation } from './problem.ts';

/**
 * Minimises the quadratic model of the loss plus the penalty, by coordinate descent with soft thresholds:
 * d'Hd / 2 - gradient'd + Σ l1_j |theta_j + d_j| + l2_j (theta_j + d_j)² / 2. Sweeps over all coordinates alternate
 * with sweeps over those not 0, until no coordinate moves its gradient by more than `tolerance`.
 *
 * @returns theta + d
 */
export function minimiseModel(
  hessian: Float64Array,
  { theta, gradient }: Evaluation,
  { l1, l2 }: Penalty,
  tolerance: number,
): Float64Array {
  const size = theta.length;
  const x = Float64Array.from(theta);
  const rest = Float64Array.from(gradient);
  const sweep = (activeOnly: boolean): number => {
    let moved = 0;
    for (let j = 0; j < size; j++) {
      const old = x[j]!;
      if (activeOnly && old === 0) continue;
      const row = j * size;
      const h = hessian[row + j]!;
      if (!(h > 0)) continue;
      const u = h * old + rest[j]!;
      const threshold = l1[j]!;
      const shrunk = u > threshold ? u - threshold : u < -threshold ? u + threshold : 0;
      const next = shrunk / (h + l2[j]!);
      const step = next - old;
      if (step === 0) continue;
      x[j] = next;
      for (let k = 0; k < size; k++) rest[k]! -= step * hessian[row + k]!;
      moved = Math.max(moved, (h + l2[j]!) * Math.abs(step));
    }
    return moved;
  };
  for (let round = 0; round < 10; round++) {
    if (!(sweep(false) > tolerance)) break;
    for (let inner = 0; inner < 100; inner++) if (!(sweep(true) > tolerance)) break;
  }
  return x;
}
