import type { FitWarning } from '../learners/fit-warning.ts';
import type { LearnerModel } from '../learners/learner.ts';
import type { Bags } from './bags.ts';
import type { MmilOptions } from './mmil-options.ts';
import type { MmilState } from './mmil-state.ts';
import { nullLambda } from './null-lambda.ts';
import type { SampleShares } from './sample-shares.ts';

/** What to know of a fit that ended: its learner's warnings, the null trap, no convergence, a rho that does not fit. */
export function mmilWarnings<M extends LearnerModel>(
  bags: Bags,
  { learner, weights, rhoPrior, maxIterations = 200, stop }: MmilOptions<M>,
  { model, posterior, rho }: MmilState<M>,
  stopped: string,
  shares: SampleShares,
): FitWarning[] {
  const warnings = [...model.warnings];
  if (stopped === 'null-model') {
    const bound =
      learner.name === 'lasso'
        ? ` below ${nullLambda(bags, { rho: shares.rho, ...(weights && { weights }) }).toPrecision(4)} = (1 - rho) × the largest lambda of the lasso on inherited labels (nullLambda gives it for other penalties)`
        : '';
    warnings.push({
      code: 'null-model',
      message: `the first model tells no cell from another, and EM never leaves it: every cell of a sick patient gets 1 - rho = ${(1 - shares.rho).toPrecision(3)}`,
      remedy: `weaken the penalty: choose lambda${bound || ' smaller'}, say a twentieth of it`,
    });
  }
  if (stopped === 'max-iterations' && stop?.rule !== 'never')
    warnings.push({
      code: 'not-converged',
      message: `EM was still climbing after ${maxIterations} iterations`,
      remedy: 'raise maxIterations, or go on from the last state with resume',
    });
  if (stopped === 'falling')
    warnings.push({
      code: 'falling-objective',
      message: 'the objective fell three times in a row, so the M-step is not exact; the best iteration is returned',
      remedy: 'give the learner more steps, a smaller learning rate or a stronger penalty',
    });
  let sick = 0;
  let diseased = 0;
  for (let i = 0; i < posterior.length; i++) {
    if (!bags.z[i]) continue;
    const weight = weights ? weights[i]! : 1;
    sick += weight;
    diseased += weight * posterior[i]!;
  }
  const implied = 1 - diseased / sick;
  if (Math.abs(implied - shares.rho) > 0.1)
    warnings.push({
      code: 'rho-contradicted',
      message: `rho says that ${percent(shares.rho)} of the cells of sick patients are healthy, the fit finds ${percent(implied)}`,
      remedy: 'compare several rho with tuneMmil, and check the counts that rho comes from',
    });
  const extreme = rhoPrior ? bags.patients.filter((_, p) => bags.sick[p] && (rho[p]! < 0.001 || rho[p]! > 0.999)) : [];
  if (extreme.length > 0)
    warnings.push({
      code: 'rho-at-boundary',
      message: `the rho of ${extreme.length} patients went to 0 or 1: ${extreme.slice(0, 5).join(', ')}`,
      remedy: 'use a stronger Beta prior, or fix rho by patient from blast counts',
    });
  return warnings;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
