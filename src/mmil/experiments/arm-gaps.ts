import type { Arm } from './arms.ts';
import { meanOverReplicates, type OverReplicates } from './mean-over-replicates.ts';
import type { SweepRow } from './sweep-rho.ts';

/** What one arm has over another at one rho, replicate by replicate. */
export interface ArmGapRow {
  rho: number;
  auroc: OverReplicates;
  expectedCalibrationError: OverReplicates;
  accuracy: OverReplicates;
}

/**
 * Paired differences between two arms of a sweep: both saw the same cells in every replicate, so the spread of the
 * difference says more than those of the arms.
 *
 * @example
 * armGaps(await sweepRho(options), 'mmil', 'naive')[0]!.auroc; // { mean: 0.01…, lower: …, upper: …, sd: …, n: 8, values }
 */
export function armGaps(rows: readonly SweepRow[], arm: Arm, minus: Arm): ArmGapRow[] {
  return rows
    .filter((row) => row.arm === arm)
    .map((row) => {
      const other = rows.find(({ rho, arm: name }) => rho === row.rho && name === minus)!;
      const gap = (key: 'auroc' | 'expectedCalibrationError' | 'accuracy'): OverReplicates =>
        meanOverReplicates(row[key].values.map((value, k) => value - other[key].values[k]!));
      return {
        rho: row.rho,
        auroc: gap('auroc'),
        expectedCalibrationError: gap('expectedCalibrationError'),
        accuracy: gap('accuracy'),
      };
    });
}
