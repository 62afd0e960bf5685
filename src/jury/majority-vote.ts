import { indexRatings } from './index-ratings.ts';
import type { Rating } from './rating.ts';

/** What most raters say of each item. Plain JSON. */
export interface MajorityVote {
  items: string[];
  categories: number[];
  /** Votes of item i for each category. */
  votes: number[][];
  /** The category with most votes; null where two have equally many. */
  winners: (number | null)[];
  /** Items with a winner, of all. */
  n: number;
  of: number;
}

/**
 * Counts votes: the category that most ratings give wins, with half of them or not. A tie has no winner, whatever the
 * order of the raters.
 *
 * @param ratings of one criterion; missing ones are no vote
 * @throws RangeError for no ratings, several criteria, or a score that is not in `categories`
 * @example
 * majorityVote([{ item: 'a', rater: 'x', score: 4 }, { item: 'a', rater: 'y', score: 5 }, { item: 'a', rater: 'z', score: 5 }]).winners; // [5]
 */
export function majorityVote(
  ratings: readonly Rating[],
  options: { /** All scores of the scale; when left out, those that occur. */ categories?: readonly number[] } = {},
): MajorityVote {
  const { items, categories, itemOf, labelOf } = indexRatings(ratings, options.categories);
  const votes = items.map(() => categories.map(() => 0));
  itemOf.forEach((item, r) => votes[item]![labelOf[r]!]!++);
  const winners = votes.map((own) => {
    const most = Math.max(...own);
    return own.indexOf(most) === own.lastIndexOf(most) ? categories[own.indexOf(most)]! : null;
  });
  return { items, categories, votes, winners, n: winners.filter((winner) => winner !== null).length, of: items.length };
}
