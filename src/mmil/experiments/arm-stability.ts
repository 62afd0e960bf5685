import type { CellTable } from '../../cells/cell-table.ts';
import { denseOf } from '../../cells/dense-of.ts';
import type { LinearModel } from '../../learners/lasso/linear-model.ts';
import { percentileInterval } from '../../stats/percentile-interval.ts';
import { sd } from '../../stats/sd.ts';
import { bagsOf } from '../bags-of.ts';
import { type CoefficientStability, coefficientStability } from '../evaluate/coefficient-stability.ts';
import type { PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import { fitBaseline } from '../fit-baseline.ts';
import { fitMmil } from '../fit-mmil.ts';
import { type Arm, type ArmLearners, arms } from './arms.ts';
import { type SupportOverlap, supportOverlap } from './support-overlap.ts';
import { trueRho } from './true-rho.ts';

export interface ArmStabilityOptions {
  learners: ArmLearners<LinearModel>;
  /** Given to MMIL. Default: the truth of the training cells. */
  rho?: number;
  seed: number;
  /** Fits on resampled patients, of each arm. Default 20. */
  replicates?: number;
  level?: number;
  maxIterations?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
}

/** One coefficient of one arm. */
export interface ArmCoefficient extends CoefficientStability {
  arm: Arm;
}

/** An arm's features against the oracle's, both fitted to the same patients in every replicate. */
export interface OracleOverlap extends SupportOverlap {
  arm: Exclude<Arm, 'oracle'>;
  jaccardInterval: PatientEstimate;
  sameSignInterval: PatientEstimate;
}

/**
 * Coefficients of each arm over bootstraps of patients, the same patients for all arms, and how far the features of naive
 * and MMIL are those of the oracle. Coefficients are by SD of the feature over the training cells: a feature that moves by
 * one SD moves the logit by so much.
 *
 * @throws BagsError when the table cannot be used; RangeError when an option cannot be used
 * @example
 * const { coefficients, overlaps } = await armStability(training, { learners, seed: 1 });
 */
export async function armStability(
  training: CellTable,
  {
    learners,
    rho = trueRho(training),
    replicates = 20,
    maxIterations = 40,
    seed,
    level = 0.95,
    signal,
    onProgress,
  }: ArmStabilityOptions,
): Promise<{ coefficients: ArmCoefficient[]; overlaps: OracleOverlap[] }> {
  const bags = bagsOf(training);
  const cellLabels = training.annotations.label as Float32Array;
  const sds = training.columns.map((column) => sd(denseOf(column, training.n), { ddof: 0 }));
  const shared = { seed, ...(signal && { signal }) };
  const seen: Record<Arm, Record<string, number>[]> = { oracle: [], naive: [], mmil: [] };
  const coefficients: ArmCoefficient[] = [];
  for (const [a, arm] of arms.entries()) {
    const rows = await coefficientStability(
      bags.sick,
      async (drawn) => {
        const weights = Float64Array.from(bags.patientOf, (patient) => drawn[patient]!);
        const learner = learners[arm];
        const { model } =
          arm === 'mmil'
            ? await fitMmil(bags, { ...shared, learner, rho, weights, maxIterations })
            : await fitBaseline(bags, { ...shared, learner, weights, ...(arm === 'oracle' && { cellLabels }) });
        const named = Object.fromEntries(training.names.map((name, j) => [name, model.coefficients[j]! * sds[j]!]));
        seen[arm].push(named);
        return named;
      },
      { seed, replicates, level, onProgress: (done) => onProgress?.(a * replicates + done, 3 * replicates) },
    );
    coefficients.push(...rows.map((row) => ({ arm, ...row })));
  }
  const overlaps = (['naive', 'mmil'] as const).map((arm): OracleOverlap => {
    const [whole, ...resampled] = seen[arm].map((own, k) => supportOverlap(own, seen.oracle[k]!));
    const interval = (key: 'jaccard' | 'sameSign'): PatientEstimate => {
      const { lower, upper } = percentileInterval(
        resampled.map((one) => one[key]),
        level,
      );
      const { n, of, method } = coefficients[0]!;
      return { estimate: whole![key], lower, upper, level, n, of, method };
    };
    return { arm, ...whole!, jaccardInterval: interval('jaccard'), sameSignInterval: interval('sameSign') };
  });
  return { coefficients, overlaps };
}
