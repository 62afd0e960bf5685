import type { PlantedShift } from '../../cells/simulate/planted-shifts.ts';
import { auroc } from '../../stats/auroc.ts';

/** How far the features of a model are those that were planted. Plain JSON. */
export interface PlantedRecovery {
  /** What blasts are compared with. */
  against: 'fromProgenitors' | 'fromNormal';
  /** Features there are, planted ones, and those with a coefficient other than 0. */
  features: number;
  planted: number;
  selected: number;
  /** Selected features that were planted, and as many as the same number drawn blindly would have. */
  found: number;
  byChance: number;
  /** Of those, how many have the sign of their shift. */
  rightSign: number;
  /** That a planted feature has a larger coefficient, in size, than another one: 0.5 is chance. Null with one kind only. */
  auroc: number | null;
}

/**
 * Judges coefficients by what was planted in the simulation: features whose mean in blasts is at least `least` from that
 * of the progenitors (what is abnormal of them), or from that of all normal cells (what tells them apart from these).
 *
 * @param coefficients by name, by SD of the feature
 * @param options.least on the asinh(count / 5) scale. Default 0.1
 * @throws RangeError when a marker has no coefficient
 * @example
 * plantedRecovery({ CD34: 0.6, CD45: 0 }, plantedShifts(preset))[0].found;
 */
export function plantedRecovery(
  coefficients: Readonly<Record<string, number>>,
  shifts: readonly PlantedShift[],
  { least = 0.1 }: { least?: number } = {},
): PlantedRecovery[] {
  const sizes = shifts.map(({ marker }) => {
    const value = coefficients[marker];
    if (value === undefined) throw new RangeError(`the model has no coefficient for '${marker}'`);
    return value;
  });
  const selected = sizes.filter((value) => value !== 0).length;
  return (['fromProgenitors', 'fromNormal'] as const).map((against) => {
    const planted = shifts.map((shift) => Number(Math.abs(shift[against]) >= least));
    const count = planted.reduce((sum, one) => sum + one, 0);
    const found = shifts.filter((_, j) => planted[j] && sizes[j] !== 0);
    return {
      against,
      features: shifts.length,
      planted: count,
      selected,
      found: found.length,
      byChance: (selected * count) / shifts.length,
      rightSign: found.filter((shift) => shift[against] * coefficients[shift.marker]! > 0).length,
      auroc: count > 0 && count < shifts.length ? auroc(sizes.map(Math.abs), planted) : null,
    };
  });
}
