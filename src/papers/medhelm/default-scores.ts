import type { Medhelm } from './medhelm.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';
import { withoutDefaults } from './without-defaults.ts';

/** What the score of one model on one open-ended benchmark says of its failures. */
export interface DefaultScore {
  model: string;
  benchmark: string;
  /** As published, failures scored 1. */
  leaderboard: number;
  /** Mean of the three judges' own means, without failures. */
  judges: number;
  /** Share of instances scored 1 by default that the two imply … */
  share: number;
  /** … and its ends, as far as the rounding of the published scores to 3 decimals lets it move. */
  lower: number;
  upper: number;
  /** Whether the share is above 0 whatever the rounding. */
  clear: boolean;
  /** The share as a number of instances, for each number of instances that the cost sheet has of the benchmark. */
  instances: { of: number; count: number }[];
}

/** Half of the last printed decimal. */
const halfUnit = 0.0005;

/**
 * The share of instances that the leaderboard scores 1 because no answer or no verdict came, per model and open-ended
 * benchmark: with failures scored 1 and the rest like the judges' mean, leaderboard = share · 1 + (1 - share) · judges, so
 * share = (judges - leaderboard) / (judges - 1).
 *
 * This assumes that an instance fails for all three judges at once, as it does when the model's answer is empty (a blocked
 * request, a reasoning model that used up its tokens). One judge dropped alone moves the mean of the others and can make a
 * small share of either sign; the authors do not publish which. Order: benchmarks of the suite, its models inside.
 *
 * @example
 * defaultScores(medhelm, suite).find((row) => row.benchmark === 'mimic-rrs' && row.model === 'gpt-4o')!.share; // 0.0719…
 */
export function defaultScores(medhelm: Medhelm, suite: MedhelmSuite): DefaultScore[] {
  const without = withoutDefaults(medhelm, suite);
  return suite.benchmarkInfo.flatMap(({ id: benchmark, metric, instances }, b) =>
    metric !== 'jury'
      ? []
      : suite.models.map((model, m) => {
          const [leaderboard, judges] = [suite.scores[m]![b]!, without.scores[m]![b]!];
          const shareOf = (own: number, all: number) => (own - all) / (own - 1);
          const share = shareOf(judges, leaderboard);
          const lower = shareOf(judges - halfUnit, leaderboard + halfUnit);
          return {
            model,
            benchmark,
            leaderboard,
            judges,
            share,
            lower,
            upper: shareOf(judges + halfUnit, leaderboard - halfUnit),
            clear: lower > 0,
            instances: instances.map((of) => ({ of, count: share * of })),
          };
        }),
  );
}
