import type { Rating } from './rating.ts';

/** Ratings as numbers: rating r is label `labelOf[r]` from rater `raterOf[r]` for item `itemOf[r]`. */
export interface IndexedRatings {
  /** In the order of their first rating. */
  items: string[];
  raters: string[];
  /** Scores, ascending unless they were given. */
  categories: number[];
  itemOf: Int32Array;
  raterOf: Int32Array;
  labelOf: Int32Array;
}

/**
 * Numbers items, raters and categories.
 *
 * @param categories all scores of the scale; when left out, those that occur
 * @throws RangeError for no ratings, for several criteria at once, a score that is not in `categories`, or one there twice
 */
export function indexRatings(ratings: readonly Rating[], categories?: readonly number[]): IndexedRatings {
  if (ratings.length === 0) throw new RangeError('there are no ratings');
  const criteria = [...new Set(ratings.map(({ criterion }) => criterion))];
  if (criteria.length > 1)
    throw new RangeError(`the ratings are of ${criteria.length} criteria (${criteria.join(', ')}): give one at a time`);
  const scale = [...(categories ?? [...new Set(ratings.map(({ score }) => score))].sort((a, b) => a - b))];
  const labels = new Map(scale.map((category, label) => [category, label]));
  if (labels.size < scale.length) throw new RangeError(`a category is there twice: ${scale.join(', ')}`);
  const [items, raters] = [new Map<string, number>(), new Map<string, number>()];
  const numberIn = (names: Map<string, number>, name: string): number =>
    names.get(name) ?? (names.set(name, names.size), names.size - 1);
  const itemOf = Int32Array.from(ratings, ({ item }) => numberIn(items, item));
  const raterOf = Int32Array.from(ratings, ({ rater }) => numberIn(raters, rater));
  const labelOf = Int32Array.from(ratings, ({ item, rater, score }) => {
    const label = labels.get(score);
    if (label === undefined)
      throw new RangeError(`${rater} gave ${item} ${score}, which is not one of the categories ${scale.join(', ')}`);
    return label;
  });
  return { items: [...items.keys()], raters: [...raters.keys()], categories: scale, itemOf, raterOf, labelOf };
}
