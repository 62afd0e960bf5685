import type { CellTable } from '../../cells/cell-table.ts';
import { auroc } from '../../stats/auroc.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import { mean } from '../../stats/mean.ts';
import { bagsOf } from '../bags-of.ts';
import { takeCellTable } from '../take-cell-table.ts';
import type { Contender } from './contender.ts';

/** One value of a contender's grid. */
export interface ContenderRow {
  method: string;
  parameter: string;
  value: number;
  /** Of each fold: AUROC of the scores of held-out cells against the labels they inherit from their patients. */
  byFold: number[];
  /** Their mean. */
  heldOut: number;
  /** Whether it is the best of its method: of equals the first. */
  best: boolean;
}

export interface TuneContenderOptions {
  /** Seed of folds and fits. */
  seed: number;
  /** Folds of patients, sick and healthy spread evenly: the same for the same table and seed. Default 3. */
  folds?: number;
  signal?: AbortSignal;
}

/**
 * Tries every value of a contender's grid by one rule for all methods: how well the scores of cells of held-out patients
 * tell cells of sick patients from those of healthy donors (AUROC against z). It takes patients' labels alone, and any
 * score, a probability or not. P(z = 1 | x) rises with P(y = 1 | x), so the best ranking of the one is the best of the other.
 *
 * @throws RangeError when the grid is empty or there are fewer donors than folds
 * @example
 * const rows = await tuneContender(training, contender, { seed: 1 });
 * rows.find(({ best }) => best)!.value;
 */
export async function tuneContender(
  training: CellTable,
  { name, parameter, grid, fit }: Contender,
  { seed, folds = 3, signal }: TuneContenderOptions,
): Promise<ContenderRow[]> {
  if (grid.length === 0) throw new RangeError(`${name} has an empty grid: give it the values to try`);
  const { patientOf, z, sick } = bagsOf(training);
  const least = Math.min(sick.filter(Boolean).length, sick.filter((label) => !label).length);
  if (folds > least)
    throw new RangeError(
      `${folds} folds need as many sick patients and as many donors: there are ${least} of one kind`,
    );
  const foldOf = groupFolds(patientOf, { folds, seed, strata: z });
  const halves = Array.from({ length: folds }, (_, fold) => {
    const rows = (isHeld: boolean): Int32Array =>
      Int32Array.from(foldOf.keys()).filter((i) => (foldOf[i] === fold) === isHeld);
    return { fitted: takeCellTable(training, rows(false)), held: takeCellTable(training, rows(true)) };
  });
  const rows: ContenderRow[] = [];
  for (const value of grid) {
    const byFold: number[] = [];
    for (const { fitted, held } of halves) {
      const { logit } = await fit(fitted, value, { seed, ...(signal && { signal }) });
      byFold.push(auroc(logit(held), held.annotations.sick as Float32Array));
    }
    rows.push({ method: name, parameter, value, byFold, heldOut: mean(byFold), best: false });
  }
  rows.reduce((a, b) => (b.heldOut > a.heldOut ? b : a)).best = true;
  return rows;
}
