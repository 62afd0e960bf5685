/**
 * Lower triangle L with L Lᵀ = the matrix; a correlation of 1 (a row that depends on others) gets a zero on the diagonal.
 *
 * @param matrix symmetric, no negative eigenvalue
 * @throws RangeError when no variables can have such covariances
 * @example
 * cholesky([[1, 0.6], [0.6, 1]]); // [[1, 0], [0.6, 0.8]]
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map(() => matrix.map(() => 0));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const left = row[j]! - lower[i]!.reduce((sum, value, m) => (m < j ? sum + value * lower[j]![m]! : sum), 0);
      if (i === j) {
        if (!(left > -1e-9)) throw new RangeError(`row ${i} contradicts the others: no variables covary like that`);
        lower[i]![i] = Math.sqrt(Math.max(0, left));
      } else if (lower[j]![j]! > 1e-6) lower[i]![j] = left / lower[j]![j]!;
      else if (Math.abs(left) > 1e-6)
        throw new RangeError(`rows ${j} and ${i} contradict the others: no variables covary like that`);
    }
  });
  return lower;
}
