import { mean } from '../../../stats/mean.ts';
import type { TwoWayAnova } from '../../../stats/two-way-anova.ts';
import { isConstant, zScores } from './z-scores.ts';

/**
 * The analysis of variance that the authors' script ends up with. It names the column of z-scores `score` while a raw
 * column of that name is still there; both go through the reshaping, and every cell of answer × rater holds two values,
 * raw and z. Sums of squares (type II) are those of cells of unlike size: a rater whose ratings are all equal has no
 * z-score, that column is dropped, and the cell holds one value.
 *
 * With two varying raters the ICC(3,k) equals that of raw + z. With one constant rater it is exactly 0.5, whatever the
 * other says: cells of sizes 2 and 1 split the other's sum of squares S into 4/3 S between answers and 2/3 S of residual.
 *
 * @example
 * iccFromAnova(duplicateColumnAnova([3, 4, 5, 3], [5, 5, 5, 5]), { form: 'ICC(3,k)' }).estimate; // 0.5
 */
export function duplicateColumnAnova(first: readonly number[], second: readonly number[]): TwoWayAnova {
  const n = first.length;
  const cells = [first, second].map((raw) => {
    if (isConstant(raw)) return { values: raw, size: 1 };
    const z = zScores(raw);
    return { values: raw.map((value, i) => (value + z[i]!) / 2), size: 2 };
  });
  const total = cells.reduce((sum, { size }) => sum + size, 0);
  const means = cells.map(({ values }) => mean(values));
  const grand = cells.reduce((sum, { size }, j) => sum + (size * means[j]!) / total, 0);
  let [subjects, error, largest] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const own = cells.reduce((sum, { values, size }, j) => sum + (size * (values[i]! - means[j]!)) / total, 0);
    subjects += total * own ** 2;
    cells.forEach(({ values, size }, j) => {
      error += size * (values[i]! - means[j]! - own) ** 2;
      largest = Math.max(largest, Math.abs(values[i]!));
    });
  }
  const raters = cells.reduce((sum, { size }, j) => sum + n * size * (means[j]! - grand) ** 2, 0);
  const df = n - 1;
  return {
    n,
    of: n,
    k: 2,
    subjects: subjects / df,
    raters,
    error: error / df,
    within: (raters + error) / n,
    noise: total * (1e-13 * largest) ** 2,
  };
}
