/** How far two linear models choose the same features, with the same signs. */
export interface SupportOverlap {
  /** Features with a coefficient other than 0 in the first, in the second, in both, in either. */
  first: number;
  second: number;
  both: number;
  either: number;
  /** both / either; NaN when neither has any. */
  jaccard: number;
  /** Share of the features in both whose signs agree; NaN when there is none. */
  sameSign: number;
}

/**
 * Compares the features of two models by name.
 *
 * @throws RangeError when the names differ
 * @example
 * supportOverlap({ CD34: 1, CD45: 0, CD19: -1 }, { CD34: 2, CD45: 1, CD19: 1 });
 * // { first: 2, second: 3, both: 2, either: 3, jaccard: 2 / 3, sameSign: 1 / 2 }
 */
export function supportOverlap(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): SupportOverlap {
  const names = Object.keys(a);
  const odd = names.find((name) => b[name] === undefined) ?? Object.keys(b).find((name) => a[name] === undefined);
  if (odd !== undefined) throw new RangeError(`the models have different features: '${odd}' is in one of them only`);
  const count = (test: (x: number, y: number) => boolean): number =>
    names.filter((name) => test(a[name]!, b[name]!)).length;
  const both = count((x, y) => x !== 0 && y !== 0);
  const either = count((x, y) => x !== 0 || y !== 0);
  return {
    first: count((x) => x !== 0),
    second: count((_, y) => y !== 0),
    both,
    either,
    jaccard: both / either,
    sameSign: count((x, y) => x * y > 0) / both,
  };
}
