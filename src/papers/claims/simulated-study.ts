import type { TimePoint, Tissue } from '../../cells/simulate/cohort-preset.ts';
import type { ArmFits } from '../../mmil/experiments/arms.ts';
import { fitArms } from '../../mmil/experiments/fit-arms.ts';
import { lassoArms } from '../../mmil/experiments/lasso-arms.ts';
import type { CohortPresetId } from '../mmil/load-cohort-preset.ts';
import { type MmilCohort, mmilCohort } from '../mmil/mmil-cohort.ts';

/** Seeds of the replicates that abstract claims are measured on. */
export const studySeeds = [0, 1, 2, 3].map((replicate) => 20240612 + replicate);

/** Of each arm's own largest lambda: one rule for all arms, and no look at the truth. */
const fraction = 0.1;

export interface SimulatedStudy {
  cohort: MmilCohort;
  fits: ArmFits;
}

const made = new Map<string, Promise<SimulatedStudy>>();

/**
 * One replicate of a simulated cohort with the three arms fitted, made once however many claims ask for it. Everything
 * that the claims test on is in it: ALL over time, AML in two tissues.
 */
export function simulatedStudy(id: CohortPresetId, seed: number): Promise<SimulatedStudy> {
  const key = `${id}/${seed}`;
  let study = made.get(key);
  if (!study) made.set(key, (study = make(id, seed)));
  return study;
}

async function make(id: CohortPresetId, seed: number): Promise<SimulatedStudy> {
  const times: TimePoint[] = id === 'ALL' ? ['Dx', 'D8', 'MRD', 'relapse'] : ['Dx'];
  const tissues: Tissue[] = id === 'ALL' ? ['BM'] : ['BM', 'PB'];
  const cohort = await mmilCohort(id, { seed, times, tissues });
  const learners = lassoArms(cohort.training, { fraction }, { rho: cohort.rho });
  return { cohort, fits: await fitArms(cohort.training, { learners, rho: cohort.rho, maxIterations: 40, seed }) };
}
