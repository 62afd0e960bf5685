import type { CellTable } from '../../cells/cell-table.ts';
import type { ChannelNaming } from '../../cells/fcs/channel-names.ts';
import { applyScaling } from '../../cells/transform/apply-scaling.ts';
import { arcsinh } from '../../cells/transform/arcsinh.ts';
import { fitScaling } from '../../cells/transform/fit-scaling.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import { bagsOf } from '../bags-of.ts';
import { BagsError } from '../bags-error.ts';
import { healthyThreshold } from '../calibrate/healthy-threshold.ts';
import { fitMmil } from '../fit-mmil.ts';
import { calibrateHeldOut } from './calibrate-held-out.ts';
import { heldOutLogits } from './held-out-logits.ts';
import { type LearnerName, learnerNamed } from './learner-named.ts';
import { type ModelProvenance, type SavedModel, savedModelFormat, savedModelVersion } from './saved-model.ts';
import { tuneSaved } from './tune-saved.ts';

/** How a model is trained. */
export interface TrainModelOptions {
  /** Share of healthy cells in sick patients; of several, the best is taken and the band of the good ones noted. */
  rho: number | readonly number[];
  /** Default `lasso`. */
  learner?: LearnerName;
  /** Of arcsinh(value / cofactor): 5 for mass, 150 for fluorescence cytometry. Default 5; 0 leaves values as they are. */
  cofactor?: number;
  /** Penalties of the lasso to choose from, as fractions of the largest. Default 0.01, 0.03, 0.1, 0.2, 0.35. */
  fractions?: readonly number[];
  /** Folds of patients, for tuning and for what is said of left-out patients. Default 4, or as many as patients. */
  folds?: number;
  /** Specificity of the threshold on healthy donors. Default 0.99. */
  specificity?: number;
  /** What channels of FCS files were called when the table was read. Default `stain`. */
  naming?: ChannelNaming;
  /** Of folds and learner. Default 1. */
  seed?: number;
  /** Where the cells come from, for the record. */
  provenance?: Partial<Pick<ModelProvenance, 'sheet' | 'nonMarkers' | 'notInAll'>>;
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
}

/**
 * Trains a model that can be saved, from measured values of cells annotated with `patient` and `sick`: transform, scaling,
 * tuning by folds of patients, MMIL, and from patients left out of the fit a calibration, a threshold on healthy donors
 * and their false positives. No true label of a cell is looked at.
 *
 * @param table features are the panel of the model
 * @throws BagsError when the patients make no multi-instance problem; ScalingError when a value is not finite; RangeError
 *   when an option lies outside its range; what the learner throws
 * @example
 * const { table } = await readSamples(readSampleSheet('samples.csv'), { nonMarkers: 'drop' });
 * const model = await trainModel(table, { rho: 0.5 });
 * writeSavedModel('model.json', model);
 */
export async function trainModel(table: CellTable, options: TrainModelOptions): Promise<SavedModel> {
  const { learner = 'lasso', cofactor = 5, specificity = 0.99, naming = 'stain', seed = 1, provenance } = options;
  const { fractions = [0.01, 0.03, 0.1, 0.2, 0.35], signal, onProgress } = options;
  const rhos = typeof options.rho === 'number' ? [options.rho] : options.rho;
  for (const rho of rhos) if (!(rho > 0 && rho < 1)) throw new RangeError(`rho must lie between 0 and 1, got ${rho}`);
  const curved = cofactor === 0 ? table : arcsinh(table, { cofactor });
  const scaling = fitScaling(curved, { method: 'min-max', all: true }); // all cells are for training here
  const bags = bagsOf(applyScaling(curved, scaling));
  const { sick, z, patientOf, cells } = bags;
  const sickPatients = sick.filter(Boolean).length;
  const healthyDonors = sick.length - sickPatients;
  if (Math.min(sickPatients, healthyDonors) < 2)
    throw new BagsError(
      `${sickPatients} sick patients and ${healthyDonors} healthy donors: 2 of each are needed, so that each can be left out once`,
    );
  const folds = options.folds ?? Math.min(4, sick.length);
  const foldOf = groupFolds(patientOf, { folds, seed, strata: z });
  const aborts = signal ? { signal } : {};
  const { rho, lambda, tuning } = await tuneSaved(bags, {
    learner,
    rhos,
    fractions,
    folds,
    foldOf,
    seed,
    ...aborts,
    ...(onProgress && { onProgress }),
  });
  const named = learnerNamed(learner, lambda);
  const em = { learner: named.learner, ...named.em, rho, seed, ...aborts };
  const fit = await fitMmil(bags, em);
  const heldOut = await heldOutLogits(bags, foldOf, em);
  const { calibration, warnings } = calibrateHeldOut(bags, heldOut, rho);
  const healthy = heldOut
    .filter((_, i) => z[i] === 0)
    .map((eta) => (calibration ? calibration.intercept + calibration.slope * eta : eta));
  const threshold = healthyThreshold(healthy, { specificity });
  return {
    format: savedModelFormat,
    version: savedModelVersion,
    learner,
    model: fit.model.toJSON(),
    markers: [...cells.names],
    naming,
    transform: { cofactor, scaling },
    rho,
    sickShare: fit.sickShare,
    tuning,
    calibration,
    healthyThreshold: { threshold: threshold.threshold, specificity: threshold.specificity, n: threshold.n },
    healthyFalsePositives: { share: healthy.filter((eta) => eta > 0).length / healthy.length, n: healthy.length },
    warnings: [...fit.warnings, ...warnings, ...threshold.warnings],
    provenance: {
      sheet: '',
      nonMarkers: [],
      notInAll: [],
      ...provenance,
      cells: cells.n,
      sickPatients,
      healthyDonors,
      seed,
    },
  };
}
