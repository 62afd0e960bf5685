import type { TargetPrior } from '../calibrate/shift-prior.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import type { TestSet } from './score-arm.ts';

/**
 * The shares of a population whose truth is known: of healthy cells in its sick patients, and of cells that come from
 * them. The best that a prior shift can be told.
 *
 * @throws EvaluationError when an annotation is missing
 * @example
 * truePrior(test); // { rho: 0.87…, zeta: 0.81… }
 */
export function truePrior(cells: TestSet['table']): TargetPrior {
  const { labels, sick, n } = scoreSamples(cells, (table) => new Float64Array(table.n));
  let [ofSick, diseased] = [0, 0];
  for (let i = 0; i < n; i++) {
    ofSick += Number(sick[i]);
    diseased += Number(labels[i]);
  }
  return { rho: 1 - diseased / ofSick, zeta: ofSick / n };
}
