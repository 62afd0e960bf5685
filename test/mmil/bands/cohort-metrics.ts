import type { CohortPreset, TimePoint } from '../../../src/cells/simulate/cohort-preset.ts';
import { compareArms } from '../../../src/mmil/experiments/compare-arms.ts';
import { type LambdaRule, lassoArms } from '../../../src/mmil/experiments/lasso-arms.ts';
import { trueRho } from '../../../src/mmil/experiments/true-rho.ts';
import type { TargetPrior } from '../../../src/mmil/calibrate/shift-prior.ts';
import { cohortTables, seedOf } from './run-cohort.ts';

export type Metric =
  'auroc' | 'perPatient' | 'called' | 'diseased' | 'falsePositives' | 'predicted' | 'expectedCalibrationError';

/** What a run gives: one value a replicate, by time, arm and metric. */
export type Runs = (time: string, arm: 'oracle' | 'naive' | 'mmil', metric: Metric) => number[];

/** Simulates, fits (40 iterations) and scores replicates of a cohort at one rule for lambda. */
export async function cohortMetrics(
  preset: CohortPreset,
  {
    replicates,
    times,
    rule,
    priors = {},
  }: {
    replicates: number;
    times: readonly TimePoint[];
    rule: LambdaRule | ((rho: number) => LambdaRule);
    priors?: Partial<Record<TimePoint, TargetPrior>>;
  },
): Promise<Runs> {
  const values = new Map<string, number[]>();
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { training, tests } = cohortTables(preset, seedOf(replicate), times);
    const sets = Object.fromEntries(
      times.map((time) => [time, { ...tests[time]!, ...(priors[time] && { prior: priors[time] }) }]),
    );
    const { rows } = await compareArms(training, sets, {
      learners: lassoArms(training, typeof rule === 'function' ? rule(trueRho(training)) : rule),
      seed: 1,
      replicates: 100,
      maxIterations: 40,
      stop: { rule: 'never' },
    });
    for (const row of rows) {
      const patients = row.fractions!.patients;
      const seen: Record<Metric, number> = {
        auroc: row.auroc!.estimate,
        perPatient: row.perPatientAuroc!.median.estimate,
        called: row.called!.estimate,
        diseased: row.diseased,
        falsePositives: row.falsePositives!.estimate,
        predicted: patients.reduce((sum, one) => sum + one.predicted, 0) / patients.length,
        expectedCalibrationError: row.expectedCalibrationError.estimate,
      };
      for (const [metric, value] of Object.entries(seen)) {
        const key = `${row.test} ${row.arm} ${metric}`;
        values.set(key, [...(values.get(key) ?? []), value]);
      }
    }
  }
  return (time, arm, metric) => values.get(`${time} ${arm} ${metric}`)!;
}
