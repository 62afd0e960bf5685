import type { Arm } from './arms.ts';
import { meanOverReplicates, type OverReplicates } from './mean-over-replicates.ts';
import type { StressRow } from './stress-arms.ts';

/**
 * Paired differences of two arms under each design: they saw the same cells in every replicate.
 *
 * @example
 * stressGaps(rows)[0]!.auroc.mean; // MMIL minus naive
 */
export function stressGaps(
  rows: readonly StressRow[],
  arm: Arm = 'mmil',
  minus: Arm = 'naive',
): Pick<StressRow, 'factor' | 'value' | 'auroc' | 'expectedCalibrationError'>[] {
  return rows
    .filter((row) => row.arm === arm)
    .map(({ factor, value, auroc, expectedCalibrationError: error }) => {
      const other = rows.find((row) => row.factor === factor && row.value === value && row.arm === minus)!;
      const gap = (mine: OverReplicates, theirs: OverReplicates): OverReplicates =>
        meanOverReplicates(mine.values.map((one, k) => one - theirs.values[k]!));
      return {
        factor,
        value,
        auroc: gap(auroc, other.auroc),
        expectedCalibrationError: gap(error, other.expectedCalibrationError),
      };
    });
}
