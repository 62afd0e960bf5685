/** Pearson's correlation. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / n;
  const [a, b] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    xy += (x[i]! - a) * (y[i]! - b);
    xx += (x[i]! - a) ** 2;
    yy += (y[i]! - b) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}
