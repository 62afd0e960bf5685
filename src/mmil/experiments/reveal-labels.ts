import type { CellTable } from '../../cells/cell-table.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import { rng } from '../../stats/rng.ts';

export interface RevealOptions {
  seed: number;
  /** `diseased` reveals diseased cells alone, which breaks what MMIL assumes: a stress test. Default `all` kinds. */
  among?: 'all' | 'diseased';
}

/**
 * Known labels for a share of the cells of sick patients, drawn at random (so missing at random, as MMIL assumes), -1 for
 * the others. The cells of a smaller share are among those of a larger one.
 *
 * @param share from 0 to 1, of those among which labels are revealed
 * @throws RangeError when `share` is none
 * @example
 * await fitMmil(bags, { learner, rho, knownLabels: revealLabels(training, 0.05, { seed: 1 }) });
 */
export function revealLabels(table: CellTable, share: number, { seed, among = 'all' }: RevealOptions): Int8Array {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`the share of known labels must lie from 0 to 1, got ${share}`);
  const { labels, sick } = scoredTable(table, new Float64Array(table.n));
  const random = rng(seed, 'reveal');
  return Int8Array.from({ length: table.n }, (_, i) => {
    const seen = random.uniform() < share;
    return seen && sick[i] && (among === 'all' || labels[i]) ? Number(labels[i]) : -1;
  });
}
