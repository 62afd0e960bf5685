import { groupFolds } from '../../stats/group-folds.ts';
import { addScores } from '../add-scores.ts';
import { LabelsError } from '../labels-error.ts';
import type { Cells } from '../learner.ts';
import { precisionOf } from '../kernels/precision-of.ts';
import { takeCells } from '../take-cells.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { heldOutDeviance } from './held-out-deviance.ts';
import { type LassoPath, lassoPath, type LassoPathOptions } from './lasso-path.ts';

export interface CvLassoOptions extends LassoPathOptions {
  /** Patient of each cell: all cells of a patient share a fold. Give these, or `foldOf`. */
  patients?: ArrayLike<string | number>;
  /** A class of each cell by patient, spread evenly over the folds: usually the patient's label. */
  strata?: ArrayLike<number>;
  /** Number of folds of patients. Default 10. */
  folds?: number;
  /** Seed of the folds. Default 1. */
  seed?: number;
  /** Fold of each cell, as any whole numbers; it leaves `patients`, `folds` and `seed` without effect. */
  foldOf?: ArrayLike<number>;
  /** `deviance` (default), or `auroc`: within each fold, for labels 0 and 1. */
  measure?: 'deviance' | 'auroc';
  onProgress?: (done: number, of: number) => void;
}

/** Cross-validated error (or AUROC) along a path. Plain JSON. */
export interface CvLasso {
  measure: 'deviance' | 'auroc';
  lambdas: number[];
  /** Mean over folds, each weighted by its cells' weight. */
  mean: number[];
  /** Its standard error: sqrt(weighted variance of the folds / (folds - 1)). */
  se: number[];
  /** One row a fold. */
  byFold: number[][];
  /** The lambda with the best mean. */
  lambdaMin: number;
  /** The largest lambda whose mean is within one standard error of the best. */
  lambda1se: number;
  /** The path of all cells. */
  path: LassoPath;
}

/**
 * Cross-validates a lasso path with whole patients left out, as glmnet's `cv.glmnet` does with `foldid`: the path of all
 * cells gives the lambdas, each fold is solved at them without its patients and judged on them.
 *
 * @throws LabelsError when neither `patients` nor `foldOf` is given: cells of one patient in several folds would let the
 * fit recognise its patients
 * @example
 * const { lambda1se } = cvLasso(cells, labels, { patients, strata: z, folds: 10, seed: 1 });
 */
export function cvLasso(cells: Cells, labels: ArrayLike<number>, options: CvLassoOptions): CvLasso {
  const {
    patients,
    strata,
    folds = 10,
    seed = 1,
    measure = 'deviance',
    weights,
    offset,
    onProgress,
    ...shape
  } = options;
  if (!options.foldOf && !patients)
    throw new LabelsError('give the patient of each cell: folds that split patients look better than they are');
  const foldOf = options.foldOf ?? groupFolds(patients!, { folds, seed, ...(strata && { strata }) });
  if (foldOf.length !== cells.n) throw new LabelsError(`${foldOf.length} folds for ${cells.n} cells`);
  const path = lassoPath(cells, labels, { ...shape, ...(weights && { weights }), ...(offset && { offset }) });
  const { lambdas } = path;
  const names = Array.from(new Set(Array.from(foldOf))).sort((a, b) => a - b);
  // What a fold leaves unsolved must be small beside its error, no more.
  const single = (shape.precision ?? precisionOf(cells)) === 'f32';
  const foldTolerance = (lambda: number): number => Math.max((single ? 5e-3 : 1e-5) * lambda, single ? 1e-6 : 1e-9);
  const byFold: number[][] = [];
  const foldWeight: number[] = [];
  for (const fold of names) {
    const kept = Float64Array.from(foldOf, (own, i) => (own === fold ? 0 : weights ? weights[i]! : 1));
    const held = Int32Array.from(indicesOf(foldOf, fold));
    const heldCells = takeCells(cells, held);
    const at = (values: ArrayLike<number> | undefined): Float64Array | undefined =>
      values && Float64Array.from(held, (i) => values[i]!);
    const heldLabels = at(labels)!;
    const heldWeights = at(weights) ?? new Float64Array(held.length).fill(1);
    const heldOffset = at(offset);
    const fit = lassoPath(cells, labels, {
      tolerance: foldTolerance,
      ...shape,
      lambdas,
      weights: kept,
      ...(offset && { offset }),
    });
    byFold.push(
      lambdas.map((_, k) => {
        const eta = addScores(heldCells, fit.intercepts[k]!, fit.coefficients[k]!, heldOffset);
        return measure === 'auroc'
          ? areaUnderCurve(eta, heldLabels, heldWeights)
          : heldOutDeviance(eta, heldLabels, heldWeights);
      }),
    );
    foldWeight.push(heldWeights.reduce((sum, weight) => sum + weight, 0));
    onProgress?.(byFold.length, names.length);
  }
  const total = foldWeight.reduce((sum, weight) => sum + weight, 0);
  const average = (values: number[]): number =>
    values.reduce((sum, value, f) => sum + value * foldWeight[f]!, 0) / total;
  const mean = lambdas.map((_, k) => average(byFold.map((row) => row[k]!)));
  const se = lambdas.map((_, k) =>
    Math.sqrt(average(byFold.map((row) => (row[k]! - mean[k]!) ** 2)) / (names.length - 1)),
  );
  const sign = measure === 'auroc' ? -1 : 1; // lower is better
  const best = mean.reduce((least, value, k) => (sign * value < sign * mean[least]! ? k : least), 0);
  const within = mean.findIndex((value) => sign * value <= sign * mean[best]! + se[best]!);
  return { measure, lambdas, mean, se, byFold, lambdaMin: lambdas[best]!, lambda1se: lambdas[within]!, path };
}

function* indicesOf(values: ArrayLike<number>, wanted: number): Generator<number> {
  for (let i = 0; i < values.length; i++) if (values[i] === wanted) yield i;
}
