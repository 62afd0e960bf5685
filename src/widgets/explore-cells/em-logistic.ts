/**
 * MMIL with a plain logistic regression, small enough to run at every move of a slider: the E- and M-steps of
 * `mmilSteps`, each M-step by Newton's method. Without rho (or with 0), the naive fit of the inherited labels.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @param columns p columns of n values
 * @param sick z of each cell
 * @param rho share of healthy cells in sick patients
 * @returns intercept, then p coefficients
 */
export function emLogistic(
  columns: readonly ArrayLike<number>[],
  sick: ArrayLike<number>,
  rho: number,
  iterations = 40,
): number[] {
  const n = sick.length;
  const size = columns.length + 1;
  let n1 = 0;
  for (let i = 0; i < n; i++) n1 += sick[i]!;
  const logKappa = Math.log(rho * n1) - Math.log(n - (1 - rho) * n1);
  const soft = Float64Array.from(sick, (z) => z * (1 - rho));
  let theta = new Array<number>(size).fill(0);
  const logit = (i: number): number => columns.reduce((sum, x, j) => sum + theta[j + 1]! * x[i]!, theta[0]!);
  const newton = (): number => {
    const gradient = new Array<number>(size).fill(0);
    const hessian = Array.from({ length: size }, (_, j) =>
      Array.from({ length: size }, (_, k) => (j === k ? 1e-9 * n : 0)),
    );
    const row = new Array<number>(size).fill(1);
    for (let i = 0; i < n; i++) {
      for (let j = 1; j < size; j++) row[j] = columns[j - 1]![i]!;
      const p = 1 / (1 + Math.exp(-logit(i)));
      for (let j = 0; j < size; j++) {
        gradient[j]! += (soft[i]! - p) * row[j]!;
        for (let k = 0; k < size; k++) hessian[j]![k]! += p * (1 - p) * row[j]! * row[k]!;
      }
    }
    // Gauss-Jordan: the matrix is positive definite.
    for (let j = 0; j < size; j++) {
      const pivot = hessian[j]![j]!;
      for (let k = 0; k < size; k++) {
        if (k === j) continue;
        const factor = hessian[k]![j]! / pivot;
        for (let m = j; m < size; m++) hessian[k]![m]! -= factor * hessian[j]![m]!;
        gradient[k]! -= factor * gradient[j]!;
      }
    }
    const step = gradient.map((g, j) => g / hessian[j]![j]!);
    theta = theta.map((value, j) => value + step[j]!);
    return Math.max(...step.map(Math.abs));
  };
  for (let iteration = 0; iteration < (rho > 0 ? iterations : 1); iteration++) {
    for (let round = 0; round < 30 && newton() > 1e-8; round++);
    if (rho > 0) for (let i = 0; i < n; i++) soft[i] = sick[i]! / (1 + Math.exp(logKappa - logit(i)));
  }
  return theta;
}
