import type { ColumnsPass } from '../kernels/columns-pass.ts';
import type { PassData, TablePass } from '../kernels/table-pass.ts';
import type { CurvatureModel } from './curvature-model.ts';
import { denseCurvature } from './dense-curvature.ts';
import { type Standardisation, standardisation } from './standardisation.ts';
import { wideProblem } from './wide-problem.ts';

/** Loss and its downhill gradient at a point, in units of the mean over weights. */
export interface Evaluation {
  /** p coefficients of standardised features, then the intercept. */
  theta: Float64Array;
  /** Σ w (log(1 + e^eta) - s eta) / Σ w. */
  loss: number;
  /** Minus the derivative of the loss by theta. */
  gradient: Float64Array;
  /** Mean of σ (1 - σ), where it was summed. */
  curvature?: number;
}

/** A weighted logistic loss over standardised features. */
export interface Problem extends Omit<Standardisation, 'm' | 's' | 'unfold'> {
  readonly p: number;
  readonly precision: 'f32' | 'f64';
  /** Number of sweeps so far, and where the last one was. */
  readonly passes: number;
  readonly last: Float64Array | undefined;
  evaluate(theta: Float64Array): Evaluation;
  /** A first look at the curvature of the loss at a point. */
  curvature(theta: Float64Array): CurvatureModel;
}

/** A problem of thousands of features, which looks at some of them at a time. */
export interface WideProblem extends Problem {
  /** Sets the features that `evaluate` gives the gradient of; the others get 0. They must hold those of theta that are not 0. */
  watch(features: Int32Array): void;
  /** The gradient of all features at a point evaluated; `evaluated` itself, completed. */
  complete(evaluated: Evaluation): Evaluation;
}

/** Tiles that a curvature is made from: about as long as one sweep takes at 1e5 cells. */
const curvatureTiles = { f32: 64, f64: 16 };

/** The loss of labels and weights on the table of a pass. */
export function problem(pass: TablePass | ColumnsPass, data: PassData): Problem | WideProblem {
  return 'product' in pass ? wideProblem(pass, data) : narrowProblem(pass, data);
}

function narrowProblem(pass: TablePass, data: PassData): Problem {
  const { p } = pass;
  const { m, s, unfold, ...standard } = standardisation(pass, data);
  const { totalWeight, meanLabel, constant } = standard;
  const sums = new Float64Array(p + 2);
  const raw = new Float64Array(p);
  let passes = 0;
  let last: Float64Array | undefined;
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
    evaluate(theta) {
      pass.gradient(unfold(theta, raw), raw, sums);
      passes++;
      last = theta;
      const gradient = new Float64Array(p + 1);
      for (let j = 0; j < p; j++)
        gradient[j] = constant[j] ? 0 : (sums[2 + j]! - m[j]! * sums[1]!) / (s[j]! * totalWeight);
      gradient[p] = sums[1]! / totalWeight;
      return { theta, loss: sums[0]! / totalWeight, gradient };
    },
    curvature(theta) {
      const size = p + 1;
      const sums = pass.hessian(unfold(theta, raw), raw, curvatureTiles[pass.precision]);
      const weight = sums[size * size]!;
      const all = sums[size * size - 1]!; // Σ w σ (1 - σ)
      const hessian = new Float64Array(size * size);
      if (!(weight > 0 && all > 0)) {
        for (let j = 0; j <= p; j++) hessian[j * size + j] = meanLabel * (1 - meanLabel);
        return denseCurvature(hessian);
      }
      for (let j = 0; j < p; j++) {
        if (constant[j]) continue;
        const edge = sums[j * size + p]!;
        for (let k = 0; k < p; k++) {
          if (constant[k]) continue;
          const product = sums[j * size + k]! - m[j]! * sums[k * size + p]! - m[k]! * edge + m[j]! * m[k]! * all;
          hessian[j * size + k] = product / (s[j]! * s[k]! * weight);
        }
        hessian[j * size + p] = hessian[p * size + j] = (edge - m[j]! * all) / (s[j]! * weight);
        hessian[j * size + j]! += (1e-3 * all) / weight; // positive definite whatever the tiles hold
      }
      hessian[p * size + p] = all / weight;
      return denseCurvature(hessian);
    },
  };
}
