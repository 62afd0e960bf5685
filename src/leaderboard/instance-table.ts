import { checkInstanceScores, type InstanceScores } from './instance-scores.ts';
import type { ScoreTable } from './score-table.ts';

/**
 * The score table of benchmarks whose instances are known: per model the mean over its instances, and over parts where a
 * benchmark has some. A model without any instance of a benchmark misses that score.
 *
 * @param tables one per benchmark, all with the same models in the same order
 * @throws RangeError for tables of different models, or one that does not fit together
 * @example
 * instanceTable([{ benchmark: 'x', metric: 'jury', models: ['a'], instances: ['i', 'j'], parts: ['', ''], scores: [[4, 5]] }]).scores;
 * // [[4.5]]
 */
export function instanceTable(tables: readonly InstanceScores[]): ScoreTable {
  const models = tables[0]?.models ?? [];
  for (const table of tables) {
    checkInstanceScores(table);
    if (table.models.join('\n') !== models.join('\n'))
      throw new RangeError(
        `instance scores of ${table.benchmark} are of other models than those of ${tables[0]!.benchmark}`,
      );
  }
  return {
    models,
    benchmarks: tables.map(({ benchmark }) => benchmark),
    metrics: tables.map(({ metric }) => metric),
    scores: models.map((_, m) => tables.map(({ scores, parts }) => meanOfParts(scores[m]!, parts))),
  };
}

function meanOfParts(scores: ArrayLike<number>, parts: readonly string[]): number {
  const sums = new Map<string, { sum: number; n: number }>();
  parts.forEach((part, i) => {
    if (Number.isNaN(scores[i])) return;
    const known = sums.get(part) ?? { sum: 0, n: 0 };
    sums.set(part, { sum: known.sum + scores[i]!, n: known.n + 1 });
  });
  const means = [...sums.values()].map(({ sum, n }) => sum / n);
  return means.reduce((sum, mean) => sum + mean, 0) / means.length;
}
