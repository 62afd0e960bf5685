import { metricRanges } from './metric-ranges.ts';
import { checkScoreTable, type ScoreTable } from './score-table.ts';

export interface NormaliseOptions {
  /** Scales of metrics of your own, `{ 'stars': [0, 10] }`; they add to, or replace, the known ones. */
  ranges?: Readonly<Record<string, readonly [number, number]>>;
}

/**
 * Scores on the unit scale, 0 worst and 1 best, by the type of the metric: (x - 1) / 4 for a jury score, every other
 * known metric is 0-1 already. `unit[model][benchmark]`; a missing cell stays NaN.
 *
 * MedHELM's own plots decide by column ("any value above 1"), which is the same for its data and wrong for a jury
 * that gave 1 everywhere. Source: arXiv 2505.23802v2, Fig. 3, and the authors' repository.
 *
 * @throws RangeError for a metric that is not known, or a score outside the scale of its metric
 * @example
 * normalise({ models: ['a'], benchmarks: ['x'], metrics: ['jury'], scores: [[4]] }); // [[0.75]]
 */
export function normalise(table: ScoreTable, { ranges = {} }: NormaliseOptions = {}): number[][] {
  checkScoreTable(table);
  const known = { ...metricRanges, ...ranges };
  const scales = table.metrics.map((metric, b) => {
    if (!Object.hasOwn(known, metric))
      throw new RangeError(
        `unknown metric ${metric} (benchmark ${table.benchmarks[b]}); known are ${Object.keys(known).join(', ')}: ` +
          `give its scale as options.ranges = { '${metric}': [worst, best] }`,
      );
    return known[metric]!;
  });
  return table.models.map((model, m) =>
    scales.map(([worst, best], b) => {
      const score = table.scores[m]![b]!;
      if (score < Math.min(worst, best) || score > Math.max(worst, best))
        throw new RangeError(
          `the score of ${model} on ${table.benchmarks[b]} is ${score}, outside the scale ${worst} to ${best} ` +
            `of its metric ${table.metrics[b]}`,
        );
      return (score - worst) / (best - worst);
    }),
  );
}
