import type { Learner, LearnerModel } from '../learners/learner.ts';
import { groupFolds } from '../stats/group-folds.ts';
import { BagsError } from './bags-error.ts';
import type { Bags } from './bags.ts';
import { fitWithoutFold } from './fit-without-fold.ts';
import type { MmilOptions } from './mmil-options.ts';
import { observedLogLikelihood } from './prior/observed-log-likelihood.ts';
import { pairedGap } from './paired-gap.ts';

export interface TuneMmilOptions<M extends LearnerModel> extends Pick<
  MmilOptions<M>,
  'stop' | 'maxIterations' | 'seed' | 'signal'
> {
  /** The learner at a value of its tuning parameter. */
  learner: (lambda: number) => Learner<M>;
  /** Shares of healthy cells in sick patients to try. */
  rhos: readonly number[];
  /** Values of the tuning parameter; with a function, those to try at each rho. */
  lambdas: readonly number[] | ((rho: number) => readonly number[]);
  /** Number of folds of patients, sick and healthy spread evenly. Default 4. */
  folds?: number;
  /** Fold of each cell, as any whole numbers, instead. */
  foldOf?: ArrayLike<number>;
  onProgress?: (done: number, of: number) => void;
}

/** One point of the grid. */
export interface TuneRow {
  rho: number;
  lambda: number;
  /** Held-out log-likelihood of each fold. */
  byFold: number[];
  /** Their sum over the number of cells. */
  meanPerCell: number;
}

/** What tuning found. Plain JSON. */
export interface MmilTuning {
  /** All points of the grid, rho by rho. */
  rows: TuneRow[];
  /** The best lambda at each rho. */
  bestByRho: TuneRow[];
  best: TuneRow;
  /**
   * The rho that the data cannot tell from the best: those whose best held-out log-likelihood falls short of it by at
   * most one standard error of the difference (paired by fold). Usually wide: rho is an input, not an estimate.
   */
  band: { lower: number; upper: number; rhos: number[] };
}

/**
 * Tunes rho × lambda by the held-out log-likelihood of patients' labels: folds leave out whole patients, and every pair
 * is fitted anew. A held-out cell is judged with kappa of the training cells.
 *
 * Compare methods only when both were tuned by the same rule on the same folds.
 *
 * @example
 * const { band } = await tuneMmil(bags, { learner: (lambda) => lasso({ lambda }), rhos: [0.3, 0.5, 0.7], lambdas: [0.003, 0.01] });
 */
export async function tuneMmil<M extends LearnerModel>(bags: Bags, options: TuneMmilOptions<M>): Promise<MmilTuning> {
  const { learner, rhos, lambdas, folds = 4, foldOf: given, seed = 1, onProgress, ...rest } = options;
  const fitting = { ...rest, seed };
  const { cells, z, patientOf } = bags;
  if (rhos.length === 0) throw new RangeError('tuning needs at least one rho');
  const foldOf = given ?? groupFolds(patientOf, { folds, seed, strata: z });
  if (foldOf.length !== cells.n) throw new BagsError(`${foldOf.length} folds for ${cells.n} cells`);
  const names = Array.from(new Set(Array.from(foldOf))).sort((a, b) => a - b);
  const grid = rhos.flatMap((rho) =>
    (typeof lambdas === 'function' ? lambdas(rho) : lambdas).map((lambda) => ({ rho, lambda })),
  );
  if (grid.length === 0) throw new RangeError('tuning needs at least one lambda');
  const rows: TuneRow[] = [];
  for (const { rho, lambda } of grid) {
    const byFold: number[] = [];
    for (const fold of names) {
      const held = await fitWithoutFold(bags, foldOf, fold, { ...fitting, learner: learner(lambda), rho });
      byFold.push(observedLogLikelihood(held.eta, held.z, { rho, sickShare: held.sickShare }));
      onProgress?.(rows.length * names.length + byFold.length, grid.length * names.length);
    }
    rows.push({ rho, lambda, byFold, meanPerCell: byFold.reduce((sum, value) => sum + value, 0) / cells.n });
  }
  const better = (a: TuneRow, b: TuneRow): TuneRow => (b.meanPerCell > a.meanPerCell ? b : a);
  const bestByRho = rhos.map((rho) => rows.filter((row) => row.rho === rho).reduce(better));
  const best = bestByRho.reduce(better);
  const within = bestByRho.filter((row) => {
    const { mean, se } = pairedGap(best.byFold, row.byFold);
    return row === best || mean <= se;
  });
  const near = within.map(({ rho }) => rho);
  return { rows, bestByRho, best, band: { lower: Math.min(...near), upper: Math.max(...near), rhos: near } };
}
