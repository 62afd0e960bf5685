import type { LearnerModel } from '../learners/learner.ts';
import type { Bags } from './bags.ts';
import type { MmilFit } from './mmil-fit.ts';
import type { MmilOptions } from './mmil-options.ts';
import type { MmilState } from './mmil-state.ts';
import { recycledSteps } from './mmil-steps.ts';
import { mmilWarnings } from './mmil-warnings.ts';
import { sampleShares } from './sample-shares.ts';

/**
 * Learns to tell diseased cells from healthy ones, from patients' labels alone: `mmilSteps` to its end.
 *
 * The last state is returned; when the objective fell (`stopped: 'falling'`, an inexact learner), the best one.
 *
 * @throws BagsError, RangeError when bags or rho cannot be used; DivergedError when the learner left the finite numbers;
 * the reason of `signal` when aborted
 * @example
 * const fit = await fitMmil(bags, { learner: lasso({ lambda: 0.01 }), rho: 0.5 });
 * fit.posterior; // P(diseased) of each training cell
 */
export async function fitMmil<M extends LearnerModel>(bags: Bags, options: MmilOptions<M>): Promise<MmilFit<M>> {
  const value = ({ objective, logLikelihood }: MmilState<M>): number =>
    Number.isNaN(objective) ? logLikelihood : objective;
  let last: MmilState<M> | undefined;
  let best: MmilState<M> | undefined;
  const spare: Float64Array[] = [];
  for await (const state of recycledSteps(bags, options, spare)) {
    const before = [last, best];
    last = state;
    if (!best || !(value(state) < value(best))) best = state;
    // What nobody looks at any more is written over: at a million cells a posterior is 8 MB.
    const done = before.find((one) => one && one !== best && one !== options.resume);
    if (done && !options.onProgress) spare.push(done.posterior);
  }
  if (!last) {
    if (!options.resume) throw new RangeError(`maxIterations must be at least 1, got ${options.maxIterations}`);
    last = best = options.resume; // it had run all its iterations already
  }
  const stopped = last.stopped ?? 'max-iterations';
  const state = stopped === 'falling' ? best! : last;
  const { model, posterior, logLikelihood, objective } = state;
  const shares = sampleShares(bags, state.rho, options.weights);
  return {
    method: 'mmil',
    model,
    logit: (cells, logitOptions) => model.logit(cells, logitOptions),
    posterior,
    ...shares,
    logLikelihood,
    objective,
    trace: last.trace,
    iterations: last.iteration,
    converged: stopped === 'converged',
    stopped,
    warnings: mmilWarnings(bags, options, state, stopped, shares),
  };
}
