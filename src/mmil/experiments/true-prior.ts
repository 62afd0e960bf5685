import type { CellTable } from '../../cells/cell-table.ts';
import type { TargetPrior } from '../calibrate/shift-prior.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';

/**
 * The prior of a test set as counting its true labels gives it: the best that a prior shift can be given, and more than is
 * known in practice. What is still wrong after that shift, no prior mends.
 *
 * @throws EvaluationError when an annotation is missing; RangeError when sick patients have one kind of cells only
 * @example
 * truePrior(cohort.tests['Dx PB'].table); // { rho: 0.53…, zeta: 0.8 }
 */
export function truePrior(samples: CellTable | Iterable<CellTable>): TargetPrior {
  const { labels, sick, n } = scoreSamples(samples, (table) => new Float64Array(table.n));
  let [ofSick, diseased] = [0, 0];
  for (let i = 0; i < n; i++) {
    ofSick += Number(sick[i]);
    diseased += Number(labels[i]);
  }
  if (diseased === 0 || diseased === ofSick)
    throw new RangeError(`${diseased} of ${ofSick} cells of sick patients are diseased: a prior needs both kinds`);
  return { rho: 1 - diseased / ofSick, zeta: ofSick / n };
}
