/** Mean squares of n subjects, each rated once by each of k raters. */
export interface TwoWayAnova {
  /** Subjects that every rater rated … */
  n: number;
  /** … of all that were given. */
  of: number;
  k: number;
  /** Between subjects; n - 1 degrees of freedom. */
  subjects: number;
  /** Between raters; k - 1. */
  raters: number;
  /** What is left; (n - 1)(k - 1). */
  error: number;
  /** Within subjects, raters and error pooled; n (k - 1). */
  within: number;
  /** What rounding alone can leave of a mean square of zero. */
  noise: number;
}

/**
 * Two-way analysis of variance, one value a cell: what every intraclass correlation is made of. A subject that a rater
 * did not rate (NaN) is left out: n of N.
 *
 * @param ratings one array per rater, subjects in the same order in each
 * @throws RangeError when there are fewer than two raters, or their arrays differ in length
 * @example
 * twoWayAnova([[1, 2, 3], [2, 3, 4]]); // subjects 2, raters 1.5, error 0, within 0.5, n 3 of 3
 */
export function twoWayAnova(ratings: readonly ArrayLike<number>[]): TwoWayAnova {
  const [k, of] = [ratings.length, ratings[0]?.length ?? 0];
  if (k < 2) throw new RangeError(`an intraclass correlation compares two raters or more, got ${k}`);
  const odd = ratings.findIndex(({ length }) => length !== of);
  if (odd > 0)
    throw new RangeError(
      `each rater needs one rating per subject: rater 0 has ${of}, rater ${odd} has ${ratings[odd]!.length}`,
    );
  const rated: number[] = [];
  for (let i = 0; i < of; i++) if (ratings.every((rater) => !Number.isNaN(rater[i]))) rated.push(i);
  const n = rated.length;
  const means = ratings.map((rater) => rated.reduce((sum, i) => sum + rater[i]!, 0) / n);
  const grand = means.reduce((sum, mean) => sum + mean, 0) / k;
  let [subjects, error, size] = [0, 0, 0];
  for (const i of rated) {
    // Of centred ratings, so that a rater's level costs no digits.
    const own = ratings.reduce((sum, rater, j) => sum + (rater[i]! - means[j]!), 0) / k;
    subjects += k * own ** 2;
    for (let j = 0; j < k; j++) {
      error += (ratings[j]![i]! - means[j]! - own) ** 2;
      size = Math.max(size, Math.abs(ratings[j]![i]!));
    }
  }
  const raters = means.reduce((sum, mean) => sum + n * (mean - grand) ** 2, 0);
  return {
    n,
    of,
    k,
    subjects: subjects / (n - 1),
    raters: raters / (k - 1),
    error: error / ((n - 1) * (k - 1)),
    within: (raters + error) / (n * (k - 1)),
    noise: k * (1e-13 * size) ** 2,
  };
}
