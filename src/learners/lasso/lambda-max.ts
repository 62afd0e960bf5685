import { checkCells } from '../check-cells.ts';
import { checkLabels } from '../check-labels.ts';
import { passFor } from '../kernels/pass-for.ts';
import type { Cells, FitOptions } from '../learner.ts';
import { largestLambda } from './largest-lambda.ts';
import { type LogisticOptions, threadsOf } from './logistic-options.ts';
import { nullModel } from './null-model.ts';
import { unitPenalty } from './penalty.ts';
import { problem as makeProblem } from './problem.ts';

/**
 * The smallest lambda at which every penalised coefficient is 0:
 * max_j |Σ w (s - s̄) (x_j - x̄_j) / sd_j| / (factor_j max(alpha, 0.001) Σ w).
 *
 * @example
 * lambdaMax(cells, labels); // 0.2265…: the first lambda of lassoPath
 */
export function lambdaMax(
  cells: Cells,
  labels: ArrayLike<number>,
  options: LogisticOptions & Pick<FitOptions, 'weights' | 'offset'> = {},
): number {
  const { weights, offset } = options;
  checkCells(cells);
  checkLabels(cells.n, labels, { weights, offset });
  const problem = makeProblem(passFor(cells, options.precision, threadsOf(options)), { labels, weights, offset });
  const unit = unitPenalty(problem, options);
  return largestLambda(nullModel(problem, unit), unit, options.alpha);
}
