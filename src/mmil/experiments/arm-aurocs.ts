import { aurocByCluster } from '../../stats/auroc-by-cluster.ts';
import { aurocGapByCluster } from '../../stats/auroc-gap-by-cluster.ts';
import { compareAurocs, delong, type DelongEstimate } from '../../stats/delong.ts';
import type { Estimate } from '../../stats/estimate.ts';
import type { PatientBootstrapOptions } from '../evaluate/patient-bootstrap.ts';
import { scoreSamples } from '../evaluate/score-samples.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import { type Arm, type ArmFits, arms } from './arms.ts';
import type { TestSet } from './score-arm.ts';

/** The pooled AUROC of each arm on one test set, and what MMIL gains over naive labels. Plain JSON. */
export interface ArmAurocs {
  test: string;
  cells: number;
  sickPatients: number;
  healthyDonors: number;
  /** Interval over patients: how far the next patients may differ. */
  byPatient: Record<Arm, Estimate>;
  /** DeLong's interval: narrower, since it takes cells for independent. */
  delong: Record<Arm, DelongEstimate>;
  /** MMIL - naive on the same cells; interval over patients, who are drawn for both arms at once. */
  gap: Estimate;
  gapDelong: DelongEstimate;
  /** Whether the interval of `gap` leaves out 0. */
  distinguishable: boolean;
}

/**
 * AUROC of the three arms on each test set, side by side, each with two intervals, and the paired difference.
 *
 * @throws EvaluationError when the cells cannot be evaluated; RangeError when a test set has cells of one class only
 * @example
 * const [dx] = armAurocs(fits, { Dx: cohort.tests.Dx }, { seed: 1 });
 * dx.gap; // { estimate: 0.026, lower: 0.001, upper: 0.054, … }
 */
export function armAurocs(
  fits: ArmFits,
  tests: Readonly<Record<string, TestSet>>,
  { seed, replicates = 1000, level = 0.95, signal }: PatientBootstrapOptions,
): ArmAurocs[] {
  const options = { seed, replicates, level };
  return Object.entries(tests).map(([test, { table }]) => {
    signal?.throwIfAborted();
    const scores = arms.map((arm) => scoreSamples(table, (sample) => fits[arm].logit(sample)));
    const { n, labels, patients } = scores[0]!;
    const people = scoredPatients(scores[0]!);
    const sick = people.filter((one) => one.sick).length;
    const each = <T>(compute: (logits: ArrayLike<number>) => T): Record<Arm, T> =>
      Object.fromEntries(arms.map((arm, a) => [arm, compute(scores[a]!.logits)])) as Record<Arm, T>;
    const { naive, mmil } = each((logits) => logits);
    const gap = aurocGapByCluster(mmil, naive, labels, patients, options);
    return {
      test,
      cells: n,
      sickPatients: sick,
      healthyDonors: people.length - sick,
      byPatient: each((logits) => aurocByCluster(logits, labels, patients, options)),
      delong: each((logits) => delong(logits, labels, { level })),
      gap,
      gapDelong: compareAurocs(mmil, naive, labels, { level }).difference,
      distinguishable: gap.lower > 0 || gap.upper < 0,
    };
  });
}
