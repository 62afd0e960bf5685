import type { CellTable } from '../../cells/cell-table.ts';
import type { LearnerModel } from '../../learners/learner.ts';
import { auroc } from '../../stats/auroc.ts';
import { bagsOf } from '../bags-of.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import type { MmilOptions } from '../mmil-options.ts';
import { mmilSteps } from '../mmil-steps.ts';

/** EM at one rho, iteration by iteration. */
export interface RhoTrace {
  rho: number;
  iterations: {
    /** P(diseased) of each cell after the E-step. */
    posterior: Float64Array;
    /** Observed log-likelihood a cell. */
    logLikelihood: number;
    /** What EM climbs, a cell: log-likelihood - penalty. */
    objective: number;
    /** Of the posterior, over the cells of sick patients, against their true labels. */
    auroc: number;
  }[];
  /** Why it ended. */
  stopped: string;
}

/**
 * EM at several rhos, with each iteration's posterior kept: for pictures of how it moves.
 *
 * @throws EvaluationError when the truth of a cell is not known; what `mmilSteps` throws
 * @example
 * const traces = await traceRhos(training, { learner: (rho) => lasso({ lambda: 0.1 * nullLambda(bags, { rho }) }), rhos: [0.2, 0.5] });
 */
export async function traceRhos<M extends LearnerModel>(
  table: CellTable,
  {
    rhos,
    learner,
    ...options
  }: { rhos: readonly number[]; learner: (rho: number) => MmilOptions<M>['learner'] } & Omit<
    MmilOptions<M>,
    'rho' | 'learner'
  >,
): Promise<RhoTrace[]> {
  const bags = bagsOf(table);
  const { labels, sick } = scoredTable(table, new Float64Array(table.n));
  const ofSick = Int32Array.from(bags.z.keys()).filter((i) => sick[i]);
  const truth = Array.from(ofSick, (i) => Number(labels[i]));
  const traces: RhoTrace[] = [];
  for (const rho of rhos) {
    const iterations: RhoTrace['iterations'] = [];
    let stopped = '';
    for await (const state of mmilSteps(bags, { ...options, rho, learner: learner(rho) })) {
      iterations.push({
        posterior: state.posterior,
        logLikelihood: state.logLikelihood / table.n,
        objective: state.objective,
        auroc: auroc(
          Array.from(ofSick, (i) => state.posterior[i]!),
          truth,
        ),
      });
      stopped = state.stopped ?? '';
    }
    traces.push({ rho, iterations, stopped });
  }
  return traces;
}
