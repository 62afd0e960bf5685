import { rng } from './rng.ts';

/**
 * Positions of `size` of n things, drawn without replacement, in ascending order; all of them when there are no more.
 *
 * @throws RangeError when a number is not whole or negative
 * @example
 * sampleRows(10, 3, { seed: 1 }).length; // 3
 */
export function sampleRows(n: number, size: number, { seed }: { seed: number }): Int32Array {
  for (const [name, value] of Object.entries({ n, size }))
    if (!(Number.isInteger(value) && value >= 0)) throw new RangeError(`${name} must be a whole number, got ${value}`);
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  if (size >= n) return rows;
  const random = rng(seed, 'sample-rows');
  for (let k = 0; k < size; k++) {
    const at = k + random.integer(n - k);
    [rows[k], rows[at]] = [rows[at]!, rows[k]!];
  }
  return rows.slice(0, size).sort();
}
