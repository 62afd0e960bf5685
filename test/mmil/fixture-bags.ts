import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bags, makeBags } from '../../src/mmil/bags.ts';
import { type FixtureCells, fixtureCells } from '../learners/fixture-cells.ts';

/** The fixture cells in their bags. */
export function fixtureBags(precision: 'f32' | 'f64' = 'f64'): FixtureCells & { bags: Bags } {
  const fixture = fixtureCells(precision);
  return { ...fixture, bags: makeBags(fixture.cells, fixture.patient, fixture.z) };
}

/** Reads a JSON fixture of MMIL. */
export function readFixture<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')) as T;
}

/** Largest absolute difference. */
export function distance(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < theirs.length; i++) {
    const difference = Math.abs(ours[i]! - theirs[i]!);
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}
