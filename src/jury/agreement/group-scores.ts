import type { Rating } from '../rating.ts';

/**
 * What a group of raters gave each item: the mean over its raters, each with the mean over criteria. A rater counts for
 * an item only with all its criteria, so that no score is a mean of other things than the next.
 *
 * @param criterion this one alone; all that occur when left out
 * @throws RangeError when no rating is of that criterion
 */
export function groupScores(
  ratings: readonly Rating[],
  raters: readonly string[],
  criterion?: string,
): Map<string, number> {
  const chosen = criterion === undefined ? ratings : ratings.filter((rating) => rating.criterion === criterion);
  if (chosen.length === 0)
    throw new RangeError(criterion === undefined ? 'there are no ratings' : `no rating of '${criterion}'`);
  const criteria = new Set(chosen.map((rating) => rating.criterion)).size;
  const cells = new Map<string, Map<string, Map<string | undefined, number[]>>>();
  for (const { item, rater, criterion: of, score } of chosen) {
    if (!raters.includes(rater)) continue;
    const byRater = cells.get(item) ?? new Map<string, Map<string | undefined, number[]>>();
    const byCriterion = byRater.get(rater) ?? new Map<string | undefined, number[]>();
    cells.set(item, byRater.set(rater, byCriterion.set(of, [...(byCriterion.get(of) ?? []), score])));
  }
  const means = new Map<string, number>();
  for (const [item, byRater] of cells) {
    const whole = [...byRater.values()].filter((byCriterion) => byCriterion.size === criteria);
    if (whole.length > 0) means.set(item, average(whole.map((own) => average([...own.values()].map(average)))));
  }
  return means;
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
