import type { CellTable } from '../../cells/cell-table.ts';
import type { LearnerModel } from '../../learners/learner.ts';
import { auroc } from '../../stats/auroc.ts';
import { quantile } from '../../stats/quantile.ts';
import { rowsOfClusters } from '../../stats/rows-of-clusters.ts';
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
    /** Of the posterior against true labels, over the cells of all sick patients together. */
    auroc: number;
    /** Median, over sick patients that have both kinds of cells, of the AUROC within the patient. */
    medianAuroc: number;
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
  const { labels } = scoredTable(table, new Float64Array(table.n));
  const ofSick = Array.from(bags.z.keys()).filter((i) => bags.z[i]);
  const ofPatients = [...rowsOfClusters(bags.patientOf).values()].filter(
    (rows) => rows.some((i) => labels[i]) && rows.some((i) => !labels[i]),
  );
  const aurocOf = (posterior: Float64Array, rows: ArrayLike<number>): number =>
    auroc(
      Float64Array.from(rows, (i) => posterior[i]!),
      Uint8Array.from(rows, (i) => Number(labels[i])),
    );
  const traces: RhoTrace[] = [];
  for (const rho of rhos) {
    const iterations: RhoTrace['iterations'] = [];
    let stopped = '';
    for await (const state of mmilSteps(bags, { ...options, rho, learner: learner(rho) })) {
      iterations.push({
        posterior: state.posterior,
        logLikelihood: state.logLikelihood / table.n,
        objective: state.objective,
        auroc: aurocOf(state.posterior, ofSick),
        medianAuroc: quantile(
          ofPatients.map((rows) => aurocOf(state.posterior, rows)),
          0.5,
        ),
      });
      stopped = state.stopped ?? '';
    }
    traces.push({ rho, iterations, stopped });
  }
  return traces;
}
