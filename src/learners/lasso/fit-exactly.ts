import { checkCells } from '../check-cells.ts';
import { checkLabels } from '../check-labels.ts';
import { passFor } from '../kernels/pass-for.ts';
import type { Cells, FitOptions } from '../learner.ts';
import { fitWarnings } from './fit-warnings.ts';
import type { LassoOptions } from './lasso.ts';
import { type LinearModel, linearModel } from './linear-model.ts';
import { threadsOf, toleranceAt } from './logistic-options.ts';
import { penaltyAt, scalePenalty, unitPenalty } from './penalty.ts';
import { problem as makeProblem } from './problem.ts';
import type { Curvature } from './quasi-newton.ts';
import { solve } from './solve.ts';

/** The curvature a model was found with: the next fit of the same table starts from it. */
const curvatures = new WeakMap<LinearModel, { cells: WeakRef<Cells>; curvature: Curvature }>();

/** Solves at one lambda, from the warm model and its curvature where one is given. */
export function fitExactly(
  learner: string,
  cells: Cells,
  labels: ArrayLike<number>,
  options: LassoOptions,
  { weights, offset, warm, signal }: FitOptions<LinearModel>,
): LinearModel {
  signal?.throwIfAborted();
  checkCells(cells);
  checkLabels(cells.n, labels, { weights, offset });
  const { lambda, maxPasses = 500 } = options;
  const pass = passFor(cells, options.precision, threadsOf(options));
  const problem = makeProblem(pass, { labels, weights, offset });
  const unit = unitPenalty(problem, options);
  const known = warm && curvatures.get(warm);
  // With other labels the curvature is another; in f32 a fresh look at it is cheap.
  const reuse = known?.cells.deref() === cells && (problem.precision === 'f64' || (known.curvature.passes ?? 0) <= 3);
  const curvature: Curvature = reuse ? { model: known.curvature.model?.copy() } : {};
  const start =
    warm && warm.coefficients.length === cells.p
      ? problem.standardised(warm.intercept, warm.coefficients)
      : new Float64Array(cells.p + 1);
  if (!warm) start[cells.p] = Math.log(problem.meanLabel / (1 - problem.meanLabel));
  const penalty = scalePenalty(unit, lambda);
  const solution = solve(problem, start, penalty, curvature, {
    tolerance: toleranceAt(lambda, problem.precision, options),
    maxPasses,
    signal,
  });
  const { intercept, coefficients } = problem.original(solution.theta);
  const { meanLabel } = problem;
  const nullLoss = -(meanLabel * Math.log(meanLabel) + (1 - meanLabel) * Math.log(1 - meanLabel));
  const model = linearModel({
    learner,
    names: cells.names,
    intercept,
    coefficients: Array.from(coefficients),
    lambda,
    penalty: penaltyAt(penalty, solution.theta),
    loss: solution.loss,
    kkt: solution.kkt,
    passes: problem.passes,
    warnings: fitWarnings({ names: cells.names, ...problem, ...solution, nullLoss, lambda }),
  });
  curvatures.set(model, { cells: new WeakRef(cells), curvature });
  if (problem.last !== solution.theta) return model;
  // The last sweep left the logits in the tiles' memory, until another one comes.
  const { sweeps } = pass;
  const memory = new WeakRef(pass);
  const fitted = (room?: Float64Array): Float64Array | undefined => {
    const there = memory.deref();
    return there?.sweeps === sweeps ? there.logits(room) : undefined;
  };
  return Object.defineProperty(model, 'fitted', { value: fitted });
}
