import { blastFraction } from '../../cells/simulate/blast-fraction.ts';
import type { TimePoint } from '../../cells/simulate/cohort-preset.ts';
import type { CohortPatients } from '../../cells/simulate/simulate-cohort.ts';
import { mean } from '../../stats/mean.ts';
import { quantile } from '../../stats/quantile.ts';
import { rng } from '../../stats/rng.ts';
import { cohortPlan } from './cohort-plan.ts';
import { type CohortPresetId, loadCohortPreset } from './load-cohort-preset.ts';

/** One split of a simulated cohort: the training samples, or the test samples of a time. Plain JSON. */
export interface CohortSize {
  split: 'train' | 'test';
  time: TimePoint;
  sickPatients: number;
  healthyDonors: number;
  /** Of sick patients, and of donors. */
  samples: number;
  /** Of all samples together, and of the smallest and largest sample. */
  cells: number;
  fewest: number;
  most: number;
  /** Share of blasts that was drawn for the sick patients: they make their cells by it. */
  blasts: { mean: number; median: number; lowest: number; highest: number; byPatient: Record<string, number> };
}

/**
 * Patients, samples and cells of a simulated cohort, and the shares of blasts of its sick patients, from the same streams
 * of random numbers that make its cells, without making one.
 *
 * @param options.seed the same as that of `mmilCohort`
 * @throws DataError when the preset cannot be read
 * @example
 * cohortSizes('ALL', { seed: 20240612 })[0].cells; // 33 × 300 = 9900
 */
export function cohortSizes(
  id: CohortPresetId,
  {
    seed,
    scale = 'notebook',
    times = ['Dx'],
  }: { seed: number; scale?: 'notebook' | 'paper'; times?: readonly TimePoint[] },
): CohortSize[] {
  const preset = loadCohortPreset(id);
  const plan = cohortPlan(preset, { seed, scale });
  const size = (split: CohortSize['split'], time: TimePoint, patients: CohortPatients): CohortSize => {
    const cells = plan.cells(split === 'train' ? 'train' : time);
    const of = (patient: string, when: string): number => (typeof cells === 'number' ? cells : cells(patient, when));
    const counts = [
      ...patients.sick.map((patient) => of(`P${patient}`, time)),
      ...patients.healthy.map((patient) => of(`H${patient}`, 'healthy')),
    ];
    const shares = patients.sick.map((patient) =>
      blastFraction(rng(seed, `P${patient}`, 'fraction', time), preset.blastFractions[time], 'BM', preset),
    );
    return {
      split,
      time,
      sickPatients: patients.sick.length,
      healthyDonors: patients.healthy.length,
      samples: counts.length,
      cells: counts.reduce((sum, count) => sum + count, 0),
      fewest: Math.min(...counts),
      most: Math.max(...counts),
      blasts: {
        mean: mean(shares),
        median: quantile(shares, 0.5),
        lowest: Math.min(...shares),
        highest: Math.max(...shares),
        byPatient: Object.fromEntries(patients.sick.map((patient, k) => [`P${patient}`, shares[k]!])),
      },
    };
  };
  return [size('train', 'Dx', plan.training), ...times.map((time) => size('test', time, plan.test))];
}
