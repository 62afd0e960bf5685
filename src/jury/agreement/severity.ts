import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import type { Rating } from '../rating.ts';
import { groupScores } from './group-scores.ts';

/** Who is stricter. Plain JSON. */
export interface Severity {
  /**
   * Each rater against the mean of the others who rated the same item, strictest first: below 0 is stricter. `n` items of
   * `of` that the rater rated; `estimate` is null for a rater who shares none.
   */
  raters: ({ rater: string; of: number } & (Estimate | { estimate: null; n: 0 }))[];
  /** a minus b over items that both rated; pairs with none are not there. */
  pairs: ({ a: string; b: string } & Estimate)[];
}

/**
 * How strict raters are, from items that several rated: differences within items, so that a rater who got the worse
 * answers does not look strict. Student's intervals over items; NaN ends for a single item.
 *
 * @param options `criterion`: this one alone, the mean over all when left out
 * @throws RangeError for fewer than two raters, or no ratings of the criterion
 * @example
 * severity(ratings, ['gpt', 'llama', 'claude']).raters[0]; // { rater: 'claude', estimate: -0.45, lower: …, … }
 */
export function severity(
  ratings: readonly Rating[],
  raters: readonly string[],
  { criterion, level = 0.95 }: { criterion?: string; level?: number } = {},
): Severity {
  if (raters.length < 2) throw new RangeError(`severity compares two raters or more, got ${raters.length}`);
  const scores = raters.map((rater) => groupScores(ratings, [rater], criterion));
  const against = raters.map((rater, j) => {
    const own = scores[j]!;
    const apart = [...own].flatMap(([item, score]) => {
      const others = scores.flatMap((other, m) => (m !== j && other.has(item) ? [other.get(item)!] : []));
      return others.length > 0 ? [score - mean(others)] : [];
    });
    const shared = apart.length > 0 ? meanInterval(apart, { level }) : ({ estimate: null, n: 0 } as const);
    return { rater, of: own.size, ...shared };
  });
  const pairs = raters.flatMap((a, i) =>
    raters.slice(i + 1).flatMap((b, m) => {
      const [first, second] = [scores[i]!, scores[i + 1 + m]!];
      const apart = [...first].flatMap(([item, score]) => (second.has(item) ? [score - second.get(item)!] : []));
      return apart.length > 0 ? [{ a, b, ...meanInterval(apart, { level }) }] : [];
    }),
  );
  return { raters: against.sort((a, b) => (a.estimate ?? Infinity) - (b.estimate ?? Infinity)), pairs };
}
