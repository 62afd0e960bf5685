import { simulateAnnotator } from '../../cells/simulate/simulate-annotator.ts';
import type { CellTable } from '../../cells/cell-table.ts';
import { cellMetrics } from '../../mmil/experiments/cell-metrics.ts';
import { lassoArms } from '../../mmil/experiments/lasso-arms.ts';
import { revealLabels } from '../../mmil/experiments/reveal-labels.ts';
import { scoreSamples } from '../../mmil/evaluate/score-samples.ts';
import type { ScoredCells } from '../../mmil/evaluate/scored-cells.ts';
import { scoredPatients } from '../../mmil/evaluate/scored-patients.ts';
import { sensitivityAtSpecificity } from '../../mmil/evaluate/sensitivity-at-specificity.ts';
import { bagsOf } from '../../mmil/bags-of.ts';
import { fitMmil } from '../../mmil/fit-mmil.ts';
import type { MmilFit } from '../../mmil/mmil-fit.ts';
import { auroc } from '../../stats/auroc.ts';
import { quantile } from '../../stats/quantile.ts';
import type { CohortPresetId } from '../mmil/load-cohort-preset.ts';
import type { SimulatedStudy } from './simulated-study.ts';

export interface StatementQuantity {
  /** The cohort it is measured on. */
  cohort: CohortPresetId;
  /** Whether the number lies from 0 to 1, and its interval with it. */
  share?: true;
  /** The number of one replicate. */
  measure: (study: SimulatedStudy, seed: number) => number | Promise<number>;
}

/** Everything that a claim about MMIL's abstracts can name. */
export const statementQuantities: Readonly<Record<string, StatementQuantity>> = {
  'all-dx-auroc': { cohort: 'ALL', share: true, measure: (study) => medianAuroc(study, 'mmil', 'Dx') },
  'aml-dx-auroc': { cohort: 'AML', share: true, measure: (study) => medianAuroc(study, 'mmil', 'Dx BM') },
  'all-dx-gain-over-naive': { cohort: 'ALL', measure: (study) => gain(study, 'Dx', medianAuroc) },
  'aml-dx-gain-over-naive': { cohort: 'AML', measure: (study) => gain(study, 'Dx BM', medianAuroc) },
  'all-dx-calibration-gain': {
    cohort: 'ALL',
    measure: (study) => error(study, 'naive', 'Dx') - error(study, 'mmil', 'Dx'),
  },
  'all-mrd-auroc': { cohort: 'ALL', share: true, measure: (study) => medianAuroc(study, 'mmil', 'MRD') },
  'all-mrd-sensitivity': {
    cohort: 'ALL',
    share: true,
    measure: (study) => {
      const patients = scoredPatients(scored(study, study.fits.mmil, 'MRD'));
      return sensitivityAtSpecificity(patients, { seed: 1, replicates: 100, specificity: 0.99 }).sensitivity.estimate;
    },
  },
  'aml-blood-minus-marrow': {
    cohort: 'AML',
    measure: (study) => medianAuroc(study, 'mmil', 'Dx PB') - medianAuroc(study, 'mmil', 'Dx BM'),
  },
  'all-day-8-minus-diagnosis': {
    cohort: 'ALL',
    measure: (study) => medianAuroc(study, 'mmil', 'D8') - medianAuroc(study, 'mmil', 'Dx'),
  },
  'all-relapse-minus-diagnosis': {
    cohort: 'ALL',
    measure: (study) => medianAuroc(study, 'mmil', 'relapse') - medianAuroc(study, 'mmil', 'Dx'),
  },
  'aml-features-of-oracle': {
    cohort: 'AML',
    share: true,
    measure: ({ cohort, fits }) => {
      const oracle = topTen(cohort.training, fits.oracle);
      return topTen(cohort.training, fits.mmil).filter((j) => oracle.includes(j)).length / 10;
    },
  },
  'all-gain-of-labels': { cohort: 'ALL', measure: gainOfLabels },
  'aml-accuracy-minus-annotator': { cohort: 'AML', measure: accuracyMinusAnnotator },
};

type FitArm = keyof SimulatedStudy['fits'];

const scored = ({ cohort }: SimulatedStudy, fit: MmilFit, test: string): ScoredCells =>
  scoreSamples(cohort.tests[test]!.table, (table) => fit.logit(table));

/** Median, over sick test patients, of the AUROC within the patient. */
function medianAuroc(study: SimulatedStudy, arm: FitArm | MmilFit, test: string): number {
  const patients = scoredPatients(scored(study, typeof arm === 'string' ? study.fits[arm] : arm, test));
  const both = patients.filter(({ positives, labels }) => positives > 0 && positives < labels.length);
  return quantile(
    both.map(({ logits, labels }) => auroc(logits, labels)),
    0.5,
  );
}

const gain = (study: SimulatedStudy, test: string, of: typeof medianAuroc): number =>
  of(study, 'mmil', test) - of(study, 'naive', test);

const error = (study: SimulatedStudy, arm: FitArm, test: string): number =>
  cellMetrics(scored(study, study.fits[arm], test)).expectedCalibrationError;

/** Positions of the ten features with the largest effect a standard deviation. */
function topTen(training: CellTable, fit: MmilFit): number[] {
  const { coefficients } = fit.model as unknown as { coefficients: readonly number[] };
  const effect = training.columns.map((column, j) => Math.abs(coefficients[j]!) * spread(column as Float32Array));
  return Array.from(effect.keys())
    .sort((a, b) => effect[b]! - effect[a]!)
    .slice(0, 10);
}

function spread(values: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value ** 2;
  }
  return Math.sqrt(Math.max(0, squares / values.length - (sum / values.length) ** 2));
}

/** AUROC at diagnosis when the labels of a tenth of the cells are known, minus that without them. */
async function gainOfLabels(study: SimulatedStudy, seed: number): Promise<number> {
  const { training, rho } = study.cohort;
  const fit = await fitMmil(bagsOf(training), {
    learner: lassoArms(training, { fraction: 0.1 }, { rho }).mmil,
    rho,
    maxIterations: 40,
    knownLabels: revealLabels(training, 0.1, { seed }),
  });
  return medianAuroc(study, fit, 'Dx') - medianAuroc(study, 'mmil', 'Dx');
}

/** Share of cells that MMIL calls rightly at one half, minus that of a simulated annotator who errs on 3 %. */
function accuracyMinusAnnotator(study: SimulatedStudy, seed: number): number {
  const cells = scored(study, study.fits.mmil, 'Dx BM');
  const margin = scored(study, study.fits.oracle, 'Dx BM').logits;
  const given = simulateAnnotator(cells.labels as ArrayLike<number>, margin, { seed });
  let right = 0;
  for (let i = 0; i < given.length; i++) right += Number(given[i] === Number(cells.labels[i]));
  return cellMetrics(cells).accuracy - right / given.length;
}
