/**
 * By how much to multiply relative rates of genes so that a share `density` of the counts is not 0, at depths that are
 * gamma distributed with mean 1 and shape 4: P(0) = (1 + rate / 4)⁻⁴.
 *
 * @example
 * rateScale([1], 1 - 16 / 81); // 2: (1 + 2 / 4)⁻⁴ = 16 / 81
 */
export function rateScale(relative: ArrayLike<number>, density: number): number {
  const reached = (scale: number): number => {
    let sum = 0;
    for (let j = 0; j < relative.length; j++) sum += 1 - (1 + (scale * relative[j]!) / 4) ** -4;
    return sum / relative.length;
  };
  let [low, high] = [-30, 30]; // logs of the scale
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (reached(Math.exp(middle)) < density) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
