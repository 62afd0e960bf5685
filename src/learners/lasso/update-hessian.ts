/**
 * The BFGS update: mends a positive definite approximation of the curvature in place, so that it maps the step taken
 * to the change of the gradient seen. Left as it is where the change says next to nothing.
 *
 * @param step theta after - theta before
 * @param change downhill gradient before - after
 */
export function updateHessian(hessian: Float64Array, step: Float64Array, change: Float64Array): void {
  const size = step.length;
  const image = new Float64Array(size);
  let curvature = 0;
  let expected = 0;
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += hessian[j * size + k]! * step[k]!;
    image[j] = sum;
    expected += sum * step[j]!;
    curvature += change[j]! * step[j]!;
  }
  if (!(curvature > 1e-4 * expected && expected > 1e-24)) return;
  for (let j = 0; j < size; j++) {
    const a = change[j]! / curvature;
    const b = image[j]! / expected;
    for (let k = 0; k < size; k++) hessian[j * size + k]! += a * change[k]! - b * image[k]!;
  }
}
