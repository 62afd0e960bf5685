import type { StopRule } from './em.ts';

/**
 * Stops a climb when what is left to gain is below `tolerance`, not when a step is: EM can creep for long. With the last
 * two gains g and g′ and their ratio r = g′ / g, the rest is estimated as g′ r / (1 - r) (Aitken; Böhning et al. 1994).
 * Reasons: `converged`, or `falling` once the value fell by more than `tolerance` `patience` times in a row.
 *
 * @param tolerance in units of the value, for example 1e-6 a cell
 * @example
 * gainLeft(1e-6)([-2, -1, -0.5, -0.4999999]); // 'converged'
 */
export function gainLeft(tolerance: number, patience = 3): StopRule {
  if (!(tolerance > 0)) throw new RangeError(`tolerance must be above 0, for example 1e-6, got ${tolerance}`);
  return (values) => {
    const n = values.length;
    if (n < 3) return undefined;
    const gain = values[n - 1]! - values[n - 2]!;
    const ratio = gain / (values[n - 2]! - values[n - 3]!);
    // Nothing moves any more, or only within the rounding of the value.
    if (Math.abs(gain) <= 1e-3 * tolerance) return 'converged';
    if (gain > 0 && gain < tolerance && ratio > 0 && ratio < 1 && (gain * ratio) / (1 - ratio) < tolerance)
      return 'converged';
    let falls = 0;
    while (falls < n - 1 && values[n - 1 - falls]! < values[n - 2 - falls]! - tolerance) falls++;
    return falls >= patience ? 'falling' : undefined;
  };
}
