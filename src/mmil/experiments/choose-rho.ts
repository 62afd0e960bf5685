import type { CellTable } from '../../cells/cell-table.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import { bagsOf } from '../bags-of.ts';
import type { Bags } from '../bags.ts';
import type { MmilStop } from '../mmil-options.ts';
import { nullLambda } from '../null-lambda.ts';
import { type MmilTuning, tuneMmil, type TuneRow } from '../tune-mmil.ts';
import { rescoreRho } from './rescore-rho.ts';
import { type RhoShortfall, rhoShortfalls } from './rho-shortfalls.ts';

export interface ChooseRhoOptions {
  rhos: readonly number[];
  /** Lambdas of the lasso, or fractions of the lambda from which the first fit at a rho is null. */
  penalties: { lambdas: readonly number[] } | { fractions: readonly number[] };
  /** The rho of the fits that are only judged at the others: see `rescoreRho`. */
  fitRho: number;
  /** Folds of patients. Default 3. */
  folds?: number;
  /** Seed of the folds. */
  seed: number;
  stop?: MmilStop;
  maxIterations?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
}

/** What a table says of rho. Plain JSON. */
export interface RhoEvidence {
  /** Held-out log-likelihood a cell at each rho, a line for each penalty. */
  lines: { name: string; points: TuneRow[] }[];
  /** The same when all fits are made at `fitRho`: as the shipped vignette of the authors' package has it. */
  rescored: TuneRow[][];
  shortfalls: RhoShortfall[];
  /** The rhos that cannot be told from the best. */
  band: MmilTuning['band'];
  /** Held-out log-likelihood a cell of a model that tells no cell from another. */
  none: number;
}

/**
 * How well each rho explains the labels of patients who were left out, fitted anew at each rho and, to compare with, only
 * judged there. No label of a cell is used.
 *
 * @throws BagsError when the table cannot be used; RangeError for an empty grid
 * @example
 * const { band } = await chooseRho(training, { rhos: [0.1, 0.5, 0.9], penalties: { fractions: [0.1, 0.3] }, fitRho: 0.9, seed: 1 });
 */
export async function chooseRho(
  table: CellTable,
  { penalties, fitRho, folds = 3, onProgress, ...options }: ChooseRhoOptions,
): Promise<RhoEvidence> {
  const bags = bagsOf(table);
  const foldOf = groupFolds(bags.patientOf, { folds, seed: options.seed, strata: bags.z });
  const tried = 'lambdas' in penalties ? penalties.lambdas : penalties.fractions;
  const lambdas = (rho: number): number[] => {
    const unit = 'lambdas' in penalties ? 1 : nullLambda(bags, { rho, precision: 'f32' });
    return tried.map((penalty) => penalty * unit);
  };
  const learner = (lambda: number) => lasso({ lambda, precision: 'f32' });
  const common = { ...options, learner, lambdas, foldOf };
  const [refits, rescores] = [options.rhos.length * tried.length * folds, tried.length * folds];
  const tuning = await tuneMmil(bags, { ...common, onProgress: (done) => onProgress?.(done, refits + rescores) });
  const rescored = await rescoreRho(bags, {
    ...common,
    fitRho,
    onProgress: (done) => onProgress?.(refits + done, refits + rescores),
  });
  const lineOf = (rows: readonly TuneRow[], k: number): TuneRow[] => rows.filter((_, i) => i % tried.length === k);
  const sign = 'lambdas' in penalties ? 'lambda' : 'f';
  return {
    lines: tried.map((penalty, k) => ({ name: `${sign} = ${penalty}`, points: lineOf(tuning.rows, k) })),
    rescored: tried.map((_, k) => lineOf(rescored, k)),
    shortfalls: rhoShortfalls(tuning, table.n),
    band: tuning.band,
    none: withoutCells(bags, foldOf, folds),
  };
}

/** Held-out log-likelihood a cell when each fold is told by the share of cells of sick patients in the others alone. */
function withoutCells({ z, cells: { n } }: Bags, foldOf: ArrayLike<number>, folds: number): number {
  const [sick, held] = [new Float64Array(folds), new Float64Array(folds)];
  for (let i = 0; i < n; i++) {
    sick[foldOf[i]!]! += z[i]!;
    held[foldOf[i]!]!++;
  }
  const allSick = sick.reduce((sum, count) => sum + count, 0);
  let logLikelihood = 0;
  for (let fold = 0; fold < folds; fold++) {
    const share = (allSick - sick[fold]!) / (n - held[fold]!);
    logLikelihood += sick[fold]! * Math.log(share) + (held[fold]! - sick[fold]!) * Math.log1p(-share);
  }
  return logLikelihood / n;
}
