import { mean } from './mean.ts';

/**
 * Pearson's correlation. NaN when either side has one value only, or a value is NaN.
 *
 * @throws RangeError when lengths differ
 * @example
 * pearson([1, 2, 3], [1, 3, 2]); // 0.5
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) throw new RangeError(`a correlation needs pairs, got ${x.length} and ${y.length} values`);
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
    yy += (y[i]! - my) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}
