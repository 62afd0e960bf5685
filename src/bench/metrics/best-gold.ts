import { goldList } from './gold-list.ts';
import type { Golds, MetricResult } from './metric.ts';

/**
 * The result against the gold answer that scores best, the first of equals: how HELM scores an answer that has several
 * right ones.
 *
 * @example bestGold(['a', 'bb'], (gold) => ({ score: gold.length / 2 })) // { score: 1 }
 */
export function bestGold<Result extends MetricResult>(golds: Golds, score: (gold: string) => Result): Result {
  return goldList(golds)
    .map(score)
    .reduce((best, next) => (next.score > best.score ? next : best));
}
