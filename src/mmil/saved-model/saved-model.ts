import type { ChannelNaming } from '../../cells/fcs/channel-names.ts';
import type { Scaling } from '../../cells/transform/scaling.ts';
import type { FitWarning } from '../../learners/fit-warning.ts';
import type { LearnerName } from './learner-named.ts';

/** What a file of a model says of itself, and the version of its layout. */
export const savedModelFormat = 'assaybook-mmil-model';
export const savedModelVersion = 1;

/** Where a model comes from; names of files, never their folders. */
export interface ModelProvenance {
  /** Name of the sample sheet. */
  sheet: string;
  cells: number;
  sickPatients: number;
  healthyDonors: number;
  seed: number;
  /** Channels that are no markers, and were left out. */
  nonMarkers: string[];
  /** Markers that not all files have, and were left out. */
  notInAll: string[];
}

/** All that is needed to score the cells of new patients. Plain JSON. */
export interface SavedModel {
  format: typeof savedModelFormat;
  version: typeof savedModelVersion;
  learner: LearnerName;
  /** The fitted model, as its learner writes it. */
  model: object;
  /** The panel: features of the model, in order. */
  markers: string[];
  /** What channels of FCS files are called. */
  naming: ChannelNaming;
  /** Done to new cells as it was to those of training: arcsinh(value / cofactor), none where it is 0; then the scaling. */
  transform: { cofactor: number; scaling: Scaling };
  /** Share of healthy cells in sick training patients, and share of training cells that come from them. */
  rho: number;
  sickShare: number;
  /** What rho and penalty were chosen from; null where both were given. */
  tuning: ModelTuning | null;
  /** Label-free Platt scaling on patients left out of the fit; null where there are too few, see `warnings`. */
  calibration: { kind: 'platt'; intercept: number; slope: number } | null;
  /** Calibrated logit above which few cells of left-out healthy donors lie: `specificity` of the `n` do not. */
  healthyThreshold: { threshold: number; specificity: number; n: number };
  /** Share of the cells of left-out healthy donors whose probability is above one half: all of them mistakes. */
  healthyFalsePositives: { share: number; n: number };
  warnings: FitWarning[];
  provenance: ModelProvenance;
}

/** The grid a model was chosen from. */
export interface ModelTuning {
  folds: number;
  /** `fraction` of the largest penalty of the lasso; null for other learners. `perCell`: held-out log-likelihood. */
  rows: { rho: number; fraction: number | null; perCell: number }[];
  fraction: number | null;
  /** The rho that the data cannot tell from the best, where several were tried. */
  rhoBand: { lower: number; upper: number } | null;
}
