import { pearson } from '../../stats/pearson.ts';
import { possibleCorrelations } from '../../stats/possible-correlations.ts';
import type { Rating } from '../rating.ts';
import { indexRatings } from '../index-ratings.ts';

/** How judges err, counted against known truth. Plain JSON. */
export interface JudgeErrors {
  categories: number[];
  /** Share of each true category. */
  prior: number[];
  judges: {
    judge: string;
    /** Ratings of items whose truth is known. */
    n: number;
    /** P(given | true): a row for each true category; uniform where the judge saw none. */
    confusion: number[][];
    errorRate: number;
  }[];
  /**
   * Correlations of errors, judge × judge: 0 for judges without three items in common, or without spread; pulled towards
   * 0 where they contradict each other (`possibleCorrelations`).
   */
  correlations: number[][];
}

/**
 * What {@link designPanel} needs to know of judges, from ratings of items with known truth: gold labels, people's, or
 * the categories of {@link dawidSkene}. An error is a score minus the judge's mean for that true category, so that being
 * strict in common is no correlation.
 *
 * @param truth the true category by item; items that are not in it are left out
 * @throws RangeError for no ratings of items with truth, several criteria, or a score or truth not in `categories`
 * @example
 * const { judges, correlations } = judgeErrors(ratings, { q1: 4, q2: 5 });
 */
export function judgeErrors(
  ratings: readonly Rating[],
  truth: Readonly<Record<string, number>>,
  options: { categories?: readonly number[] } = {},
): JudgeErrors {
  const known = ratings.filter(({ item }) => Object.hasOwn(truth, item));
  const occurring = [...new Set([...known.map(({ score }) => score), ...known.map(({ item }) => truth[item]!)])];
  const scale = options.categories ?? occurring.sort((a, b) => a - b);
  const { items, raters, categories, itemOf, raterOf, labelOf } = indexRatings(known, scale);
  const trueOf = items.map((item) => {
    const label = categories.indexOf(truth[item]!);
    if (label < 0) throw new RangeError(`the truth of ${item}, ${truth[item]}, is not one of ${categories.join(', ')}`);
    return label;
  });
  const counts = raters.map(() => categories.map(() => categories.map(() => 0)));
  itemOf.forEach((item, r) => counts[raterOf[r]!]![trueOf[item]!]![labelOf[r]!]!++);
  const judges = raters.map((judge, j) => {
    const n = total(counts[j]!.flat());
    const right = total(counts[j]!.map((row, c) => row[c]!));
    return { judge, n, confusion: counts[j]!.map(shares), errorRate: 1 - right / n };
  });
  const meanOf = judges.map(({ confusion }) => confusion.map((row) => total(row.map((p, g) => p * categories[g]!))));
  const errors = raters.map(() => new Map<number, number>());
  itemOf.forEach((item, r) => {
    const [j, score] = [raterOf[r]!, categories[labelOf[r]!]!];
    errors[j]!.set(item, score - meanOf[j]![trueOf[item]!]!);
  });
  const correlation = (a: number, b: number): number => {
    if (a === b) return 1;
    const common = [...errors[a]!.keys()].filter((item) => errors[b]!.has(item));
    const of = (j: number) => common.map((item) => errors[j]!.get(item)!);
    return (common.length < 3 ? 0 : pearson(of(a), of(b))) || 0;
  };
  return {
    categories,
    prior: shares(categories.map((_, c) => trueOf.filter((label) => label === c).length)),
    judges,
    correlations: possibleCorrelations(raters.map((_, a) => raters.map((__, b) => correlation(a, b)))),
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function shares(counts: readonly number[]): number[] {
  const all = total(counts);
  return counts.map((count) => (all > 0 ? count / all : 1 / counts.length));
}
