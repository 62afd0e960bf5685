import type { ColumnsPass } from '../kernels/columns-pass.ts';
import type { PassData } from '../kernels/table-pass.ts';
import { limitedCurvature } from './limited-curvature.ts';
import type { Evaluation, WideProblem } from './problem.ts';
import { standardisation } from './standardisation.ts';

/** The loss of labels and weights on a table of thousands of features. */
export function wideProblem(pass: ColumnsPass, data: PassData): WideProblem {
  const { p } = pass;
  const { m, s, unfold, ...standard } = standardisation(pass, data);
  const { totalWeight, constant } = standard;
  const raw = new Float64Array(p);
  const sums = new Float64Array(3);
  let watched = new Uint8Array(p);
  let features = new Int32Array(0);
  let passes = 0;
  let last: Float64Array | undefined;
  const derivative = (j: number): number =>
    constant[j] ? 0 : (pass.product(j) - m[j]! * sums[1]!) / (s[j]! * totalWeight);
  const evaluate = (theta: Float64Array): Evaluation => {
    pass.sweep(unfold(theta, raw), raw, sums);
    passes++;
    last = theta;
    const gradient = new Float64Array(p + 1);
    for (const j of features) gradient[j] = derivative(j);
    gradient[p] = sums[1]! / totalWeight;
    return { theta, loss: sums[0]! / totalWeight, gradient, curvature: sums[2]! / totalWeight };
  };
  return {
    ...standard,
    p,
    precision: pass.precision,
    get passes() {
      return passes;
    },
    get last() {
      return last;
    },
    watch(wanted) {
      features = Int32Array.from(wanted);
      watched = new Uint8Array(p);
      for (const j of features) watched[j] = 1;
    },
    evaluate,
    complete(evaluated) {
      const { gradient, ...rest } = last === evaluated.theta ? evaluated : evaluate(evaluated.theta);
      const whole = gradient.slice();
      for (let j = 0; j < p; j++) if (!watched[j]) whole[j] = derivative(j);
      return { ...rest, gradient: whole };
    },
    curvature: () => limitedCurvature(),
  };
}
