import { rng } from '../../stats/rng.ts';
import type { CohortPreset } from './cohort-preset.ts';

/**
 * How one patient's blasts depart from the mean blast: N(0, sdBlast²) for each marker, but for most markers at baseline
 * nothing. At relapse they have moved on.
 */
export function blastShift(
  preset: CohortPreset,
  means: ArrayLike<number>,
  { seed, patient, relapse }: { seed: number; patient: string; relapse: boolean },
): Float64Array {
  const random = rng(seed, patient, 'blast');
  const further = rng(seed, patient, 'relapse');
  return Float64Array.from(means, (mean) => {
    const shift = preset.sdBlast * random.normal();
    const kept = random.uniform() < preset.baselineShiftKept;
    const own = mean <= preset.baseline && !kept ? 0 : shift;
    return own + (relapse ? preset.sdRelapse * further.normal() : 0);
  });
}
