import type { CellTable } from '../../cells/cell-table.ts';
import { CellTableError } from '../../cells/cell-table-error.ts';
import { checkPanel } from '../../cells/panel/check-panel.ts';
import { applyScaling } from '../../cells/transform/apply-scaling.ts';
import { arcsinh } from '../../cells/transform/arcsinh.ts';
import { sigmoid } from '../../learners/sigmoid.ts';
import { priorShift, type TargetPrior } from '../calibrate/shift-prior.ts';
import { learnerNamed } from './learner-named.ts';
import type { SavedModel } from './saved-model.ts';

/** Scores of cells by a saved model. */
export interface ScoredTable {
  /** Calibrated logits, at the shares of the training sample, or of `prior`. */
  logits: Float64Array;
  /** Their probabilities of being diseased. */
  probabilities: Float64Array;
  /** Cells with a probability above one half. */
  called: number;
  /** Cells above the threshold on healthy donors; the prior does not move it. */
  aboveHealthy: number;
  /** Features of the table that the model does not use. */
  ignored: string[];
}

/**
 * Scores measured cells of a new patient: panel, transform, scaling, model, calibration as they were in training.
 *
 * @param options.prior another population than the training sample, see `priorShift`: zeta 1 for one sick patient
 * @throws PanelError naming the markers that are missing; CellTableError when a marker of a cell is not a number
 * @example
 * const { probabilities } = scoreTable(model, await readCells('P9.fcs'), { prior: { rho: 0.95, zeta: 1 } });
 */
export function scoreTable(saved: SavedModel, table: CellTable, { prior }: { prior?: TargetPrior } = {}): ScoredTable {
  const { markers, transform, calibration, healthyThreshold } = saved;
  const panel = checkPanel(markers, table);
  const curved = transform.cofactor === 0 ? panel : arcsinh(panel, { cofactor: transform.cofactor });
  const model = learnerNamed(saved.learner).learner.fromJSON(saved.model);
  const { intercept, slope } = calibration ?? { intercept: 0, slope: 1 };
  const bare = model.logit(applyScaling(curved, transform.scaling)).map((eta) => intercept + slope * eta);
  const bad = bare.findIndex((eta) => !Number.isFinite(eta));
  if (bad >= 0)
    throw new CellTableError(
      `${table.source ?? 'the table'}: cell ${bad + 1} has a marker that is not a finite number: drop it, or impute the value`,
    );
  const shift = prior ? priorShift(saved, prior) : 0;
  const logits = bare.map((eta) => eta + shift);
  const above = (values: Float64Array, level: number): number =>
    values.reduce((count, eta) => count + Number(eta > level), 0);
  return {
    logits,
    probabilities: logits.map(sigmoid),
    called: above(logits, 0),
    aboveHealthy: above(bare, healthyThreshold.threshold),
    ignored: table.names.filter((name) => !markers.includes(name)),
  };
}
