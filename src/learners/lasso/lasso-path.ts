import { checkCells } from '../check-cells.ts';
import { checkLabels } from '../check-labels.ts';
import type { FitWarning } from '../fit-warning.ts';
import { passFor } from '../kernels/pass-for.ts';
import type { Cells, FitOptions } from '../learner.ts';
import { fitWarnings } from './fit-warnings.ts';
import { lambdaSequence } from './lambda-sequence.ts';
import { largestLambda } from './largest-lambda.ts';
import { type LogisticOptions, threadsOf, toleranceAt } from './logistic-options.ts';
import { nullModel } from './null-model.ts';
import { type Penalty, penaltyAt, scalePenalty, unitPenalty } from './penalty.ts';
import { problem as makeProblem } from './problem.ts';
import { saturatedLoss } from './saturated-loss.ts';
import type { Curvature, Solution } from './quasi-newton.ts';
import { solve } from './solve.ts';

export interface LassoPathOptions extends LogisticOptions, Pick<FitOptions, 'weights' | 'offset' | 'signal'> {
  /** Lambdas to solve at, from large to small. Default: glmnet's sequence. */
  lambdas?: readonly number[];
  /** Length of glmnet's sequence. Default 100. */
  count?: number;
  /** Last over first lambda. Default 1e-4, or 0.01 when there are fewer cells than features. */
  lambdaMinRatio?: number;
  /**
   * Whether to end glmnet's sequence early, as glmnet does: after the sixth lambda, once the explained share of the
   * deviance grows by less than 1e-5 or is above 0.999. Default true; lambdas given are all solved.
   */
  stopEarly?: boolean;
}

/** The solutions along a sequence of lambdas. Plain JSON. */
export interface LassoPath {
  names: readonly string[];
  lambdas: number[];
  intercepts: number[];
  /** One row a lambda, one number a feature, by the units of the feature as given. */
  coefficients: number[][];
  /** Number of coefficients that are not 0. */
  df: number[];
  /** 1 - deviance / null deviance. */
  devianceRatios: number[];
  /** Twice the (weighted) log-likelihood between the intercept alone and the saturated model. */
  nullDeviance: number;
  /** lambda times the penalty of the solution, in units of the mean log-likelihood. */
  penalties: number[];
  /** Largest violation of the optimality conditions at each lambda. */
  kkt: number[];
  /** Sweeps over the table in all. */
  passes: number;
  warnings: FitWarning[];
}

/**
 * Elastic-net logistic regression along a sequence of lambdas: each solution minimises
 *
 * Σ_i w_i [log(1 + e^eta_i) - s_i eta_i] / Σ w + lambda Σ_j factor_j [alpha |b_j| sd_j + (1 - alpha) b_j² sd_j² / 2],
 *
 * with eta = offset + intercept + Σ_j b_j x_j, sd_j the weighted population standard deviation of feature j (1 unless
 * `standardize`). It is glmnet's objective with family binomial; every solution carries its optimality residual.
 *
 * @param labels soft label of each cell, 0 … 1
 * @throws CellsError, LabelsError, RangeError when the input cannot be used
 * @example
 * const path = lassoPath(cells, labels);
 * path.lambdas[0]; // the smallest lambda at which all coefficients are 0
 */
export function lassoPath(cells: Cells, labels: ArrayLike<number>, options: LassoPathOptions = {}): LassoPath {
  const { weights, offset, signal, lambdas, count, lambdaMinRatio, stopEarly = true, maxPasses = 500 } = options;
  signal?.throwIfAborted();
  checkCells(cells);
  checkLabels(cells.n, labels, { weights, offset });
  const problem = makeProblem(passFor(cells, options.precision, threadsOf(options)), { labels, weights, offset });
  const unit = unitPenalty(problem, options);
  const start = nullModel(problem, unit);
  const floor = saturatedLoss(labels, weights);
  const intercept = unit.l1.some((l1, j) => j < problem.p && l1 === 0 && unit.l2[j] === 0 && !problem.constant[j])
    ? nullModel(problem, unit, { interceptOnly: true })
    : start;
  const nullLoss = intercept.loss - floor;
  const sequence =
    lambdas?.toSorted((a, b) => b - a) ??
    lambdaSequence(
      largestLambda(start, unit, options.alpha),
      count,
      lambdaMinRatio ?? (cells.n < cells.p ? 0.01 : 1e-4),
    );
  const bad = sequence.find((lambda) => !(lambda >= 0 && lambda < Infinity));
  if (bad !== undefined) throw new RangeError(`lambda must be finite and at least 0, got ${bad}`);
  const path: LassoPath = {
    names: cells.names,
    lambdas: [],
    intercepts: [],
    coefficients: [],
    df: [],
    devianceRatios: [],
    nullDeviance: 2 * problem.totalWeight * nullLoss,
    penalties: [],
    kkt: [],
    passes: 0,
    warnings: [],
  };
  const curvature: Curvature = {};
  let current: Solution = start;
  let converged = true;
  let solved: Penalty | undefined;
  for (const lambda of sequence) {
    const penalty = scalePenalty(unit, lambda);
    const tolerance = toleranceAt(lambda, problem.precision, options, 1e-3);
    current = solve(problem, current, penalty, curvature, { tolerance, maxPasses, signal }, solved);
    solved = penalty;
    const { intercept, coefficients } = problem.original(current.theta);
    const ratio = nullLoss > 0 ? 1 - (current.loss - floor) / nullLoss : 0;
    const before = path.devianceRatios.at(-1) ?? 0;
    converged &&= current.converged;
    path.lambdas.push(lambda);
    path.intercepts.push(intercept);
    path.coefficients.push(Array.from(coefficients));
    path.df.push(coefficients.reduce((sum, b) => sum + Number(b !== 0), 0));
    path.devianceRatios.push(ratio);
    path.penalties.push(penaltyAt(penalty, current.theta));
    path.kkt.push(current.kkt);
    if (!lambdas && stopEarly && path.lambdas.length > 5 && (ratio - before < 1e-5 || ratio > 0.999)) break;
  }
  path.passes = problem.passes;
  path.warnings = fitWarnings({
    names: cells.names,
    constant: problem.constant,
    converged,
    kkt: Math.max(...path.kkt),
    loss: current.loss - floor,
    nullLoss,
    lambda: path.lambdas.at(-1)!,
  });
  return path;
}
