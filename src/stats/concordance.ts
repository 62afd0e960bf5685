/**
 * Lin's concordance: how far pairs lie from equal, 1 - mean (x - y)² over what it would be if y belonged to another x.
 * For whole scores this is Cohen's kappa with quadratic weights, to the digit; it takes other scores as they are, where
 * kappa would have to round them. NaN when all values are one, or there are none.
 *
 * Lin, Biometrics 45 (1989) 255–268.
 *
 * @throws RangeError when lengths differ
 * @example
 * concordance([1, 2, 3], [2, 3, 4]); // 0.5714…: 1 - 1 / (2/3 + 2/3 + 1)
 */
export function concordance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) throw new RangeError(`concordance needs pairs, got ${x.length} and ${y.length} values`);
  const n = x.length;
  let [sx, sy] = [0, 0];
  for (let i = 0; i < n; i++) {
    sx += x[i]!;
    sy += y[i]!;
  }
  const [mx, my] = [sx / n, sy / n];
  let [apart, spread] = [0, 0];
  for (let i = 0; i < n; i++) {
    apart += (x[i]! - y[i]!) ** 2;
    spread += (x[i]! - mx) ** 2 + (y[i]! - my) ** 2;
  }
  return 1 - apart / (spread + n * (mx - my) ** 2);
}
