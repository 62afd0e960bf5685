import { metricRanges } from '../../leaderboard/metric-ranges.ts';

/**
 * A score on 0 to 1. `sound`: by the scale of its metric, (x - 1) / 4 for a jury score. `as-published`: what the
 * authors' script does, x / 5 for a jury score above 1, and **any other left as it is, so that the worst score, 1,
 * counts as the best, 1.0**.
 *
 * @throws RangeError for a metric that is not known
 * @example
 * unitScore(1, 'jury', 'sound'); // 0
 * unitScore(1, 'jury', 'as-published'); // 1
 */
export function unitScore(score: number, metric: string, rule: UnitRule): number {
  const range = metricRanges[metric];
  if (range === undefined)
    throw new RangeError(`unknown metric ${metric}: known are ${Object.keys(metricRanges).join(', ')}`);
  if (rule === 'as-published') return metric === 'jury' && score > 1 ? score / 5 : score;
  const [worst, best] = range;
  return (score - worst) / (best - worst);
}

export type UnitRule = 'sound' | 'as-published';
