import type { Cells } from '../../learners/learner.ts';
import { rng } from '../../stats/rng.ts';

/** Cells of 40 patients, half of them sick, whose cells are half diseased; 40 correlated features, 12 of which tell. */
export function simulateBags(
  n: number,
  precision: 'f32' | 'f64',
): { cells: Cells; patient: Int32Array; z: Uint8Array } {
  const random = rng(20240612, 'bench-mmil', n);
  const p = 40;
  const patient = Int32Array.from({ length: n }, (_, i) => Math.floor((i * 40) / n));
  const z = Uint8Array.from(patient, (id) => id % 2);
  const diseased = Uint8Array.from(z, (label) => Number(label === 1 && random.uniform() < 0.5));
  const common = Float32Array.from({ length: n }, () => random.normal()); // cell size: what all features share
  const columns = Array.from({ length: p }, (_, j) => {
    const shift = j < 12 ? (j % 2 ? 0.6 : -0.6) : 0;
    const patients = Float64Array.from({ length: 40 }, () => 0.2 * random.normal());
    const column = precision === 'f32' ? new Float32Array(n) : new Float64Array(n);
    for (let i = 0; i < n; i++)
      column[i] = Math.fround(random.normal() + 0.5 * common[i]! + shift * diseased[i]! + patients[patient[i]!]!);
    return column;
  });
  return { cells: { n, p, names: columns.map((_, j) => `x${j}`), columns }, patient, z };
}
