import type { DenseCells } from '../../learners/learner.ts';
import { type Rng, rng } from '../../stats/rng.ts';

/** How the markers of a simulated table hang together. */
export type Table = 'correlated' | 'independent';

/** Cells with their patients and inherited labels. */
export interface SimulatedBags {
  cells: DenseCells;
  patient: Int32Array;
  z: Uint8Array;
}

/**
 * Simulated cells of 40 patients, half of them sick, on 40 markers; patients differ, and half of a sick patient's cells are
 * diseased.
 *
 * `correlated`: ten normal states and a diseased one with their own marker levels, as a cytometer gives them.
 * `independent`: normal markers, twelve of which are shifted in diseased cells.
 */
export function simulateBags(n: number, precision: 'f32' | 'f64', table: Table): SimulatedBags {
  const random = rng(20240612, 'bench-mmil', table, n);
  const p = 40;
  const patient = Int32Array.from({ length: n }, (_, i) => Math.floor((i * 40) / n));
  const z = Uint8Array.from(patient, (id) => id % 2);
  const marker = { correlated: statesOf, independent: shiftsOf }[table](random, z);
  const columns = Array.from({ length: p }, (_, j) => {
    const value = marker(j);
    const shift = Float64Array.from({ length: 40 }, () => 0.2 * random.normal());
    const column = precision === 'f32' ? new Float32Array(n) : new Float64Array(n);
    for (let i = 0; i < n; i++) column[i] = Math.fround(value(i) + shift[patient[i]!]!);
    return column;
  });
  return { cells: { n, p, names: columns.map((_, j) => `x${j}`), columns }, patient, z };
}

/** The value of a marker in a cell, patient aside. */
type Marker = (j: number) => (i: number) => number;

function statesOf(random: Rng, z: Uint8Array): Marker {
  const diseased = 10;
  const state = Uint8Array.from(z, (label) => (label === 1 && random.uniform() < 0.5 ? diseased : random.integer(10)));
  return () => {
    const level = Float64Array.from({ length: 11 }, () => Math.max(0, 1 + random.normal()));
    // A diseased cell is a normal state gone a little astray.
    level[diseased] = Math.max(0, level[0]! + 0.5 * random.normal());
    return (i) => {
      const mean = level[state[i]!]!;
      return mean + (0.2 + 0.2 * mean) * random.normal();
    };
  };
}

function shiftsOf(random: Rng, z: Uint8Array): Marker {
  const diseased = Uint8Array.from(z, (label) => Number(label === 1 && random.uniform() < 0.5));
  return (j) => {
    const shift = j < 12 ? (j % 2 ? 0.6 : -0.6) : 0;
    return (i) => random.normal() + shift * diseased[i]!;
  };
}
