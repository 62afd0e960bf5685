import type { DenseCells } from '../../learners/learner.ts';
import { rng } from '../../stats/rng.ts';

/**
 * Cells of 40 patients, half of them sick, on 40 markers, as a cytometer gives them: ten normal states and a diseased one
 * with their own marker levels (so that markers correlate), patients that differ, half of a sick patient's cells diseased.
 */
export function simulateBags(
  n: number,
  precision: 'f32' | 'f64',
): { cells: DenseCells; patient: Int32Array; z: Uint8Array } {
  const random = rng(20240612, 'bench-mmil', n);
  const p = 40;
  const patient = Int32Array.from({ length: n }, (_, i) => Math.floor((i * 40) / n));
  const z = Uint8Array.from(patient, (id) => id % 2);
  const diseased = 10;
  const state = Uint8Array.from(z, (label) => (label === 1 && random.uniform() < 0.5 ? diseased : random.integer(10)));
  const columns = Array.from({ length: p }, () => {
    const level = Float64Array.from({ length: 11 }, () => Math.max(0, 1 + random.normal()));
    // A diseased cell is a normal state gone a little astray.
    level[diseased] = Math.max(0, level[0]! + 0.5 * random.normal());
    const shift = Float64Array.from({ length: 40 }, () => 0.2 * random.normal());
    const column = precision === 'f32' ? new Float32Array(n) : new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const mean = level[state[i]!]!;
      column[i] = Math.fround(mean + shift[patient[i]!]! + (0.2 + 0.2 * mean) * random.normal());
    }
    return column;
  });
  return { cells: { n, p, names: columns.map((_, j) => `x${j}`), columns }, patient, z };
}
