import type { Estimate } from '../../stats/estimate.ts';
import { type GroupMoments, welchInterval } from '../../stats/welch-interval.ts';
import type { Medhelm } from './medhelm.ts';
import type { GoldFilterRow, GoldStage } from './medhelm-gold-filter.ts';

/** What a check of the gold answers of one benchmark found, and what it says of the scores. */
export interface GoldEffect {
  benchmark: string;
  name: string;
  /** Instances flagged bad, out of so many. */
  flagged: number;
  of: number;
  stages: GoldFilterRow[];
  /**
   * Mean score where the gold answer was judged good minus where it was flagged bad, on two readings of the published SDs,
   * between which the truth lies; null where nothing was flagged.
   */
  difference: {
    /** The models' scores on an instance say the same: one independent value an instance. The widest. */
    perInstance: Estimate;
    /** The models' scores on an instance are independent: nine values an instance. The narrowest. */
    perAnswer: Estimate;
  } | null;
  /** Mean that the two groups imply for all instances; the published one is in `stages`. */
  pooledMean: number;
  /** Mean of the models' leaderboard scores, failures scored 1 … */
  leaderboardMean: number;
}

/**
 * The effect of bad gold answers on jury scores, from the published means, SDs and counts, in the order of the benchmarks.
 * Source: MedHELM's Appendix D, by the authors' statistics file.
 *
 * The published values are pooled over nine models. Their answers to one instance share its question and gold answer, so they
 * are not independent: with a correlation of r within instances, the variance of a mean over n instances is
 * SD² (1 + 8 r) / (9 n). That lies between SD² / (9 n), independent answers, and SD² / n, answers that say the same; r is not
 * published, so both ends are given.
 *
 * @example
 * goldEffect(loadMedhelm()).map(({ flagged, of }) => `${flagged} of ${of}`);
 * // ['16 of 427', '25 of 128', '316 of 1000', '4 of 361', '0 of 67']
 */
export function goldEffect(
  { benchmarks, models, scores, goldFilter }: Medhelm,
  { level = 0.95 }: { level?: number } = {},
): GoldEffect[] {
  return benchmarks.flatMap(({ id: benchmark, name }, b) => {
    const stages = goldFilter.filter((row) => row.benchmark === benchmark);
    const stage = (wanted: GoldStage) => stages.find((row) => row.stage === wanted);
    const [all, bad, good] = [stage('all'), stage('gold-flagged-bad'), stage('gold-judged-good')];
    if (!all || !good) return [];
    const times = (row: GoldFilterRow, factor: number): GroupMoments => ({ ...row, n: row.instances * factor });
    const difference = (factor: number) => welchInterval(times(good, factor), times(bad!, factor), { level });
    return [
      {
        benchmark,
        name,
        flagged: bad?.instances ?? 0,
        of: all.instances,
        stages,
        difference: bad ? { perInstance: difference(1), perAnswer: difference(models.length) } : null,
        pooledMean:
          [good, ...(bad ? [bad] : [])].reduce((sum, row) => sum + row.mean * row.instances, 0) / all.instances,
        leaderboardMean: scores.reduce((sum, row) => sum + row[b]!, 0) / models.length,
      },
    ];
  });
}
