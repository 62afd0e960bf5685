import type { Estimate } from '../stats/estimate.ts';
import { mean } from '../stats/mean.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { checkJury } from './check-jury.ts';
import { type Combination, combineScores } from './combine-scores.ts';
import type { Rubric } from './rubric.ts';
import type { JudgeVerdict } from './verdict.ts';

export interface JuryOptions {
  /** How the judges of one criterion are put together. Default `mean`; the answer gets the mean over criteria. */
  combine?: Combination;
  /** For `trimmed`: the share of the judges dropped at each end. Default 0.2, rounded down to whole judges. */
  trim?: number;
  /** For `mean`: what a judge counts, by its name; 1 when left out. */
  weights?: Record<string, number>;
  /** Fewest judges that must have scored. Default 1. */
  quorum?: number;
  level?: number;
}

/** A mean, the number of values behind it, and the number there would be if nothing were unscored. */
export interface Counted {
  mean: number | null;
  n: number;
  of: number;
}

/** What the jury says of one answer. Plain JSON. */
export interface JuryVerdict {
  /** Null when too few judges scored, or no majority was reached: `reason` says which. */
  value: number | null;
  reason?: string;
  /** Scores (judges × criteria) behind the value, of all. */
  n: number;
  of: number;
  /** Where the value would lie if the judges without a verdict had given the worst scores, and the best. */
  bounds: { lower: number; upper: number };
  /**
   * Student's interval over the judges, within the scale; null for one judge, for judges who all agree (a few of them
   * agreeing is no certainty), and where they are not put together by a plain mean.
   */
  interval: Estimate | null;
  byCriterion: ({ criterion: string } & Counted)[];
  byJudge: ({ judge: string; reason?: string } & Counted)[];
}

/**
 * Puts the verdicts of a jury together. A judge without a verdict counts for nothing, and shows in n of N and in the
 * bounds.
 *
 * @throws RangeError for no judges, a quorum beyond their number, a trim or weights that leave nothing
 * @example
 * juryVerdict([scored('a', 4), scored('b', 5), unscored('c')], rubric); // { value: 4.5, n: 2, of: 3, bounds: { lower: 3.33…, upper: 4.66… }, … }
 */
export function juryVerdict(
  verdicts: readonly JudgeVerdict[],
  { criteria, scale }: Pick<Rubric, 'criteria' | 'scale'>,
  { combine = 'mean', trim = 0.2, weights, quorum = 1, level = 0.95 }: JuryOptions = {},
): JuryVerdict {
  const judges = verdicts.length;
  checkJury(
    verdicts.map(({ judge }) => judge),
    { trim, quorum, ...(weights && { weights }) },
  );
  const weightOf = (judge: string) => weights?.[judge] ?? 1;
  const scored = verdicts.flatMap(({ judge, verdict }) =>
    verdict.status === 'scored' ? [{ judge, scores: verdict.scores }] : [],
  );
  const missing = judges - scored.length;

  const columns = criteria.map(({ id }) => scored.map(({ scores }) => scores[id]!));
  /** The value if every judge without a verdict had given `filler`. */
  const valueWith = (filler?: number): number | undefined => {
    const filled = filler === undefined ? [] : Array.from({ length: missing }, () => filler);
    const names = [...scored, ...verdicts.filter(({ verdict }) => verdict.status === 'unscored')];
    const values = columns.map((column) => {
      const all = [...column, ...filled];
      const options = { trim, of: judges, ...(weights && { weights: all.map((_, j) => weightOf(names[j]!.judge)) }) };
      return combineScores(all, combine, options);
    });
    return values.includes(undefined) ? undefined : mean(values as number[]);
  };
  const value = scored.length < quorum ? undefined : valueWith();
  return {
    value: value ?? null,
    ...(value === undefined && { reason: whyNone(verdicts, scored.length, quorum) }),
    n: scored.length * criteria.length,
    of: judges * criteria.length,
    bounds: { lower: valueWith(scale.min) ?? scale.min, upper: valueWith(scale.max) ?? scale.max },
    interval:
      combine === 'mean' && !weights && value !== undefined && scored.length > 1
        ? judgesInterval(
            scored.map(({ scores }) => mean(criteria.map(({ id }) => scores[id]!))),
            scale,
            level,
          )
        : null,
    byCriterion: criteria.map(({ id }, c) => ({ criterion: id, ...counted(columns[c]!, judges) })),
    byJudge: verdicts.map(({ judge, verdict }) => ({
      judge,
      ...counted(verdict.status === 'scored' ? Object.values(verdict.scores) : [], criteria.length),
      ...(verdict.status === 'unscored' && { reason: verdict.reason }),
    })),
  };
}

function judgesInterval(means: readonly number[], { min, max }: Rubric['scale'], level: number): Estimate | null {
  if (means.every((value) => value === means[0])) return null;
  const { lower, upper, ...rest } = meanInterval(means, { level });
  return {
    ...rest,
    lower: Math.max(min, lower),
    upper: Math.min(max, upper),
    method: `Student's t, ${means.length} judges, cut at the ends of the scale`,
  };
}

const counted = (values: readonly number[], of: number): Counted => ({
  mean: values.length > 0 ? mean(values) : null,
  n: values.length,
  of,
});

function whyNone(verdicts: readonly JudgeVerdict[], scored: number, quorum: number): string {
  if (scored >= quorum) return 'no majority';
  const reasons = verdicts.flatMap(({ judge, verdict }) =>
    verdict.status === 'unscored' ? [`${judge}: ${verdict.reason}`] : [],
  );
  return `${scored} of ${verdicts.length} judges scored (${quorum} needed): ${reasons.join('; ')}`;
}
