import type { Score } from '../bench/score.ts';
import type { Estimate } from '../stats/estimate.ts';
import { mean } from '../stats/mean.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import type { Counted } from './jury-verdict.ts';

/** What a jury says of many answers. */
export interface JurySummary {
  /** Mean over the answers that have a score, with Student's interval; null when none has. */
  mean: Estimate | null;
  /** Answers with a score, of all. */
  n: number;
  of: number;
  /**
   * Where the mean over all answers would lie if everything that is unscored, whole answers and single judges, had got
   * the worst scores, and the best.
   */
  bounds: { lower: number; upper: number };
  byCriterion: ({ criterion: string } & Counted)[];
  byJudge: ({ judge: string } & Counted)[];
  /** Why judges or whole answers are unscored, most frequent first. */
  reasons: { reason: string; count: number }[];
}

/** The part of a jury's evidence that sums over answers. */
interface Evidence {
  bounds?: { lower: number; upper: number };
  defaulted?: boolean;
  byCriterion?: JurySummary['byCriterion'];
  byJudge?: ({ judge: string; reason?: string } & Counted)[];
}

/**
 * Puts the scores of a {@link juryScorer} together over answers. Nothing unscored is in a mean: it is counted, and it
 * widens the bounds. A score that HELM's rules made up by default counts as unscored too, so that HELM's means with
 * either end of the scale as default are the two bounds.
 *
 * @throws RangeError for no scores
 * @example
 * summariseJury([{ status: 'scored', value: 4 }, { status: 'unscored', reason: 'the answer is empty' }], { min: 1, max: 5 }).bounds; // { lower: 2.5, upper: 4.5 }
 */
export function summariseJury(
  scores: readonly Score[],
  { min, max }: { min: number; max: number },
  { level = 0.95 }: { level?: number } = {},
): JurySummary {
  if (scores.length === 0) throw new RangeError('a summary needs at least one score');
  const counts = new Map<string, number>();
  const count = (reason: string) => counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const answers = scores.map((score) => {
    const evidence = (score.evidence ?? {}) as Evidence;
    const value = score.status === 'scored' && !evidence.defaulted ? score.value : undefined;
    const judged = evidence.byJudge?.filter(({ reason }) => reason !== undefined) ?? [];
    for (const { judge, reason } of judged) count(`${judge}: ${reason}`);
    if (value === undefined && judged.length === 0) count(score.status === 'unscored' ? score.reason : 'no verdict');
    const ends = value === undefined ? { lower: min, upper: max } : { lower: value, upper: value };
    return { value, bounds: evidence.bounds ?? ends, evidence };
  });
  const values = answers.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return {
    mean: values.length > 0 ? meanInterval(values, { level }) : null,
    n: values.length,
    of: scores.length,
    bounds: {
      lower: mean(answers.map(({ bounds }) => bounds.lower)),
      upper: mean(answers.map(({ bounds }) => bounds.upper)),
    },
    byCriterion: pooled(
      answers.flatMap(({ evidence }) => evidence.byCriterion?.map((part) => ({ ...part, name: part.criterion })) ?? []),
    ).map(({ name, ...rest }) => ({ criterion: name, ...rest })),
    byJudge: pooled(
      answers.flatMap(({ evidence }) => evidence.byJudge?.map((part) => ({ ...part, name: part.judge })) ?? []),
    ).map(({ name, ...rest }) => ({ judge: name, ...rest })),
    reasons: [...counts].map(([reason, n]) => ({ reason, count: n })).sort((a, b) => b.count - a.count),
  };
}

/** Means over answers from means within answers, each by the scores behind it. */
function pooled(parts: readonly ({ name: string } & Counted)[]): ({ name: string } & Counted)[] {
  return [...new Set(parts.map(({ name }) => name))].map((name) => {
    const own = parts.filter((part) => part.name === name);
    const n = own.reduce((sum, part) => sum + part.n, 0);
    const total = own.reduce((sum, part) => sum + (part.mean ?? 0) * part.n, 0);
    return { name, mean: n > 0 ? total / n : null, n, of: own.reduce((sum, part) => sum + part.of, 0) };
  });
}
