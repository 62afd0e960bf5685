import type { CellTable } from '../../cells/cell-table.ts';
import { type CountsOptions, simulateCounts } from '../../cells/simulate/simulate-counts.ts';
import type { LinearModel } from '../../learners/lasso/linear-model.ts';
import { bagsOf } from '../bags-of.ts';
import { scoredTable } from '../evaluate/scored-table.ts';
import { fitBaseline } from '../fit-baseline.ts';
import { fitMmil } from '../fit-mmil.ts';
import { takeCellTable } from '../take-cell-table.ts';
import { type Arm, arms } from './arms.ts';
import { cellMetrics } from './cell-metrics.ts';
import { lassoArms } from './lasso-arms.ts';
import { meanOverReplicates, type OverReplicates } from './mean-over-replicates.ts';
import { supportAgreement } from './support-agreement.ts';
import { trueRho } from './true-rho.ts';

/** One arm at one number of genes, of patients, and one fraction of the largest lambda, over replicates. */
export interface SupportRow {
  genes: number;
  /** Sick patients to train on, with as many donors. */
  patients: number;
  arm: Arm;
  fraction: number;
  auroc: OverReplicates;
  /** Share of the chosen genes that were planted, of the planted ones that were chosen, and both over their union. */
  precision: OverReplicates;
  recall: OverReplicates;
  jaccard: OverReplicates;
  chosen: OverReplicates;
}

export interface RecoverSupportOptions {
  /** Replicate r uses `seed + r`. */
  seed: number;
  replicates: number;
  genes: readonly number[];
  patients: readonly number[];
  /** Of each arm's largest lambda: every one is fitted and reported. */
  fractions: readonly number[];
  /** Sick patients, and donors, to test on. Default 4. */
  testPatients?: number;
  /** How counts are simulated, but for genes and patients. */
  counts?: Omit<CountsOptions, 'seed' | 'genes' | 'patients'>;
  maxIterations?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
}

/**
 * Do the lassos of oracle, naive and MMIL find the planted genes among thousands, on sparse counts? In a replicate the
 * smaller cohorts are the first patients of the largest one, and all are tested on the same other patients.
 *
 * @example
 * await recoverSupport({ seed: 1, replicates: 2, genes: [200, 1000], patients: [4, 16], fractions: [0.1, 0.3] });
 */
export async function recoverSupport({
  seed,
  replicates,
  genes,
  patients,
  fractions,
  testPatients = 4,
  counts = {},
  maxIterations = 30,
  signal,
  onProgress,
}: RecoverSupportOptions): Promise<SupportRow[]> {
  const cases = genes.flatMap((p) => patients.flatMap((k) => fractions.map((fraction) => ({ p, k, fraction }))));
  const seen = cases.map(() => arms.map(() => [] as Found[]));
  const most = Math.max(...patients);
  for (let replicate = 0; replicate < replicates; replicate++)
    for (const p of genes) {
      const each = most + testPatients;
      const table = simulateCounts({
        ...counts,
        seed: seed + replicate,
        genes: p,
        patients: { sick: each, healthy: each },
      });
      const planted = Array.from(table.effects, (effect) => effect !== 0);
      const test = ofPatients(table, each, most, each);
      for (const [c, { k, fraction }] of cases.entries()) {
        if (cases[c]!.p !== p) continue;
        const training = ofPatients(table, each, 0, k);
        const fits = await fitLassos(training, fraction, { maxIterations, ...(signal && { signal }) });
        arms.forEach((arm, a) => {
          const model = fits[arm];
          const support = model.coefficients.map((b) => b !== 0);
          const { auroc } = cellMetrics(scoredTable(test, model.logit(test)));
          seen[c]![a]!.push({ auroc, ...supportAgreement(support, planted) });
        });
        onProgress?.(seen.flat(2).length, cases.length * arms.length * replicates);
      }
    }
  return cases.flatMap(({ p, k, fraction }, c) =>
    arms.map((arm, a) => {
      const over = (key: keyof Found): OverReplicates => meanOverReplicates(seen[c]![a]!.map((one) => one[key]));
      return {
        genes: p,
        patients: k,
        arm,
        fraction,
        auroc: over('auroc'),
        precision: over('precision'),
        recall: over('recall'),
        jaccard: over('jaccard'),
        chosen: over('chosen'),
      };
    }),
  );
}

type Found = { auroc: number } & ReturnType<typeof supportAgreement>;

/** The cells of sick patients and donors number `from` to `to` of their kind, of which there are `each`. */
function ofPatients(table: CellTable, each: number, from: number, to: number): CellTable {
  const { patientOf } = bagsOf(table);
  const rows = Int32Array.from(patientOf.keys()).filter((i) => {
    const own = patientOf[i]! % each;
    return own >= from && own < to;
  });
  return takeCellTable(table, rows);
}

async function fitLassos(
  training: CellTable,
  fraction: number,
  options: { maxIterations: number; signal?: AbortSignal },
): Promise<Record<Arm, LinearModel>> {
  const bags = bagsOf(training);
  const rho = trueRho(training);
  const { oracle, naive, mmil } = lassoArms(training, { fraction }, { rho });
  const cellLabels = training.annotations.label as Float32Array;
  return {
    oracle: (await fitBaseline(bags, { learner: oracle, cellLabels })).model,
    naive: (await fitBaseline(bags, { learner: naive })).model,
    mmil: (await fitMmil(bags, { ...options, learner: mmil, rho })).model,
  };
}
