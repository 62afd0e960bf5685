import type { Cells, SparseColumn } from '../../learners/learner.ts';
import { rng } from '../../stats/rng.ts';

/**
 * Simulated cells of 40 patients, half of them sick, by genes as single-cell sequencing gives them: log(1 + count), 0 in
 * 95 of 100 cells on average. Half of a sick patient's cells are diseased; in them every 20th gene is seen twice as
 * often, or half as often.
 */
export function simulateGenes(n: number, p: number): { cells: Cells; patient: Int32Array; z: Uint8Array } {
  const random = rng(20240612, 'bench-genes', n, p);
  const patient = Int32Array.from({ length: n }, (_, i) => Math.floor((i * 40) / n));
  const z = Uint8Array.from(patient, (id) => id % 2);
  const diseased = Uint8Array.from(z, (label) => Number(label === 1 && random.uniform() < 0.5));
  const columns = Array.from({ length: p }, (_, j): SparseColumn => {
    const share = 0.05 * Math.exp(0.6 * random.normal() - 0.18);
    const factor = j % 20 === 0 ? (j % 40 === 0 ? 2 : 0.5) : 1;
    const rows: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < n; i++) {
      if (random.uniform() >= Math.min(0.9, share * (diseased[i] ? factor : 1))) continue;
      rows.push(i);
      values.push(Math.log1p(1 + Math.floor(-1.5 * Math.log(1 - random.uniform()))));
    }
    return { rows: Int32Array.from(rows), values: Float32Array.from(values) };
  });
  return { cells: { n, p, names: columns.map((_, j) => `gene${j}`), columns }, patient, z };
}
