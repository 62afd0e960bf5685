/**
 * The points of a triangular grid: all triples of multiples of 1 / steps with sum 1, (steps + 1)(steps + 2) / 2 of them.
 *
 * @throws RangeError when `steps` is no whole number from 1
 * @example triangleGrid(1) // [[0, 0, 1], [0, 1, 0], [1, 0, 0]]
 */
export function triangleGrid(steps: number): [number, number, number][] {
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`steps must be a whole number from 1, got ${steps}`);
  const points: [number, number, number][] = [];
  for (let i = 0; i <= steps; i++)
    for (let j = 0; j <= steps - i; j++) points.push([i / steps, j / steps, (steps - i - j) / steps]);
  return points;
}
