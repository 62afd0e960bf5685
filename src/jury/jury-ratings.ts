import type { Score } from '../bench/score.ts';
import type { Rating } from './rating.ts';
import type { JudgeVerdict } from './verdict.ts';

/** The ratings in a jury's scores. Plain JSON. */
export interface JuryRatings {
  /** One for each judge, criterion and answer with a verdict. */
  ratings: Rating[];
  /** Verdicts with scores, of all that judges were asked for. */
  n: number;
  of: number;
  /** Who did not score what, and why; without a judge where none was asked. */
  unscored: { item: string; judge?: string; reason: string }[];
  /** True when a judge among them is a stand-in. */
  simulated: boolean;
}

/**
 * Takes the verdicts out of the scores of a {@link juryScorer}, as ratings: for {@link dawidSkene} (one criterion),
 * {@link agreement}, {@link severity}, {@link designPanel}. What has no verdict is no rating, and is listed.
 *
 * @param scored each answer's name and score
 * @example
 * juryRatings([{ item: 'q1', score }]).ratings; // [{ item: 'q1', rater: 'gpt', criterion: 'accuracy', score: 4 }, …]
 */
export function juryRatings(scored: Iterable<{ item: string; score: Score }>): JuryRatings {
  const result: JuryRatings = { ratings: [], n: 0, of: 0, unscored: [], simulated: false };
  for (const { item, score } of scored) {
    const verdicts = (score.evidence as { verdicts?: JudgeVerdict[] } | undefined)?.verdicts ?? [];
    if (verdicts.length === 0)
      result.unscored.push({
        item,
        reason: score.status === 'unscored' ? score.reason : 'no verdicts in the evidence',
      });
    for (const { judge, verdict, simulated } of verdicts) {
      result.of++;
      result.simulated ||= simulated;
      if (verdict.status === 'unscored') result.unscored.push({ item, judge, reason: verdict.reason });
      else {
        result.n++;
        for (const [criterion, value] of Object.entries(verdict.scores))
          result.ratings.push({ item, rater: judge, criterion, score: value });
      }
    }
  }
  return result;
}
