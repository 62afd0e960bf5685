import type { CurvatureModel } from './curvature-model.ts';
import { invert } from './invert.ts';

/** A step and the change of the gradient it made. */
interface Pair {
  step: Float64Array;
  change: Float64Array;
}

/** Pairs remembered. */
const memory = 40;

/** How many of them are used: fewer, the more features there are that can move, so that the model costs less than a sweep. */
const used = (features: number): number => Math.max(6, Math.min(memory, Math.floor(350 / Math.sqrt(features))));

/**
 * The curvature as a multiple of the identity, mended by the last steps (limited-memory BFGS): thousands of features. A
 * sweep of coordinate descent costs some numbers a feature, not p².
 *
 * B = g I - Z N⁻¹ Z' with Z = [g S, Y], N = [[g S'S, L], [L', -D]], S and Y the steps and changes, L the strictly lower
 * triangle of S'Y and D its diagonal (Byrd, Nocedal, Schnabel 1994); g is the mean curvature σ (1 - σ) at the point, as
 * features are standardised.
 */
export function limitedCurvature(pairs: readonly Pair[] = []): CurvatureModel {
  let known = [...pairs];
  return {
    minimise({ theta, gradient, curvature: g = 0.25 }, { l1, l2 }, tolerance) {
      const live = Int32Array.from(theta.keys()).filter((j) => theta[j] !== 0 || gradient[j] !== 0);
      const last = known.slice(-used(live.length));
      const width = 2 * last.length;
      const { z, t } = compact(last, g, live);
      const x = Float64Array.from(theta);
      const image = new Float64Array(width); // Z'd
      const sweep = (activeOnly: boolean): number => {
        let moved = 0;
        for (let at = 0; at < live.length; at++) {
          const j = live[at]!;
          const old = x[j]!;
          if (activeOnly && old === 0) continue;
          const row = at * width;
          let h = g;
          let rest = gradient[j]! - g * (old - theta[j]!);
          for (let k = 0; k < width; k++) {
            h -= t[row + k]! * z[row + k]!;
            rest += t[row + k]! * image[k]!;
          }
          if (!(h > 1e-3 * g)) h = 1e-3 * g;
          const u = h * old + rest;
          const threshold = l1[j]!;
          const shrunk = u > threshold ? u - threshold : u < -threshold ? u + threshold : 0;
          const next = shrunk / (h + l2[j]!);
          const step = next - old;
          if (step === 0) continue;
          x[j] = next;
          for (let k = 0; k < width; k++) image[k]! += step * z[row + k]!;
          moved = Math.max(moved, (h + l2[j]!) * Math.abs(step));
        }
        return moved;
      };
      for (let round = 0; round < 10; round++) {
        if (!(sweep(false) > tolerance)) break;
        for (let inner = 0; inner < 100; inner++) if (!(sweep(true) > tolerance)) break;
      }
      return x;
    },
    learn(step, change) {
      const [rise, length] = [inner(step, change), inner(step, step)];
      if (!(rise > 1e-6 * length && length > 1e-24)) return;
      known = [...known.slice(1 - memory), { step, change }];
    },
    copy: () => limitedCurvature(known),
  };
}

/** Z and Z N⁻¹, one row of 2 m numbers for each of the features that can move. */
function compact(pairs: readonly Pair[], g: number, live: Int32Array): { z: Float64Array; t: Float64Array } {
  const m = pairs.length;
  const width = 2 * m;
  const middle = new Float64Array(width * width);
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++) {
      middle[a * width + b] = g * inner(pairs[a]!.step, pairs[b]!.step);
      if (a > b) {
        const product = inner(pairs[a]!.step, pairs[b]!.change);
        middle[a * width + m + b] = middle[(m + b) * width + a] = product;
      }
      if (a === b) middle[(m + a) * width + m + a] = -inner(pairs[a]!.step, pairs[a]!.change);
    }
  const inverse = invert(middle, width);
  const z = new Float64Array(live.length * width);
  pairs.forEach(({ step, change }, a) => {
    for (let at = 0; at < live.length; at++) {
      z[at * width + a] = g * step[live[at]!]!;
      z[at * width + m + a] = change[live[at]!]!;
    }
  });
  const t = new Float64Array(z.length);
  for (let row = 0; row < z.length; row += width)
    for (let a = 0; a < width; a++) {
      const value = z[row + a]!;
      for (let b = 0; b < width; b++) t[row + b]! += value * inverse[a * width + b]!;
    }
  return { z, t };
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
