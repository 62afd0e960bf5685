import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DenseCells } from '../../src/learners/learner.ts';

/** The cells of fixtures/cells.csv. */
export interface FixtureCells {
  cells: DenseCells;
  patient: string[];
  /** Hidden truth, inherited label, observation weight, fractional label, fold, revealed label (-1: none). */
  y: Float64Array;
  z: Float64Array;
  w: Float64Array;
  ysoft: Float64Array;
  fold: Float64Array;
  yknown: Float64Array;
}

/** Reads the 1,280 cells of 14 patients that the R fixtures were made from. */
export function fixtureCells(precision: 'f32' | 'f64' = 'f64'): FixtureCells {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/cells.csv'), 'utf8').trim();
  const [head, ...rows] = text.split('\n').map((line) => line.trim().split(','));
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[head!.indexOf(name)]));
  const names = head!.filter((name) => /^x\d\d$/.test(name));
  const columns = names.map(column).map((values) => (precision === 'f32' ? Float32Array.from(values) : values));
  return {
    cells: { n: rows.length, p: names.length, names, columns },
    patient: rows.map((row) => row[0]!),
    y: column('y'),
    z: column('z'),
    w: column('w'),
    ysoft: column('ysoft'),
    fold: column('fold'),
    yknown: column('yknown'),
  };
}
