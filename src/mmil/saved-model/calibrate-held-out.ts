import type { FitWarning } from '../../learners/fit-warning.ts';
import { SeparableError } from '../../stats/separable-error.ts';
import type { Bags } from '../bags.ts';
import { labelFreePlatt } from '../calibrate/label-free-platt.ts';
import type { SavedModel } from './saved-model.ts';

/** Patients of each class below which a line through their cells says more of the persons than of the cells. */
const leastPatients = 3;

/** Label-free Platt scaling where there are enough patients and it has a rising line; else null, and why. */
export function calibrateHeldOut(
  { sick, z }: Bags,
  heldOut: Float64Array,
  rho: number,
): { calibration: SavedModel['calibration']; warnings: FitWarning[] } {
  const none = (code: string, message: string, remedy: string) => ({
    calibration: null,
    warnings: [{ code, message: `probabilities are not calibrated: ${message}`, remedy }],
  });
  const count = sick.filter((label) => label === 1).length;
  const [fewest, all] = [Math.min(count, sick.length - count), sick.length];
  if (fewest < leastPatients)
    return none(
      'too-few-to-calibrate',
      `one class has ${fewest} of the ${all} patients, and ${leastPatients} are needed`,
      'add patients, or use the ranking of cells and the threshold on healthy donors, not the probabilities',
    );
  try {
    const { kind, intercept, slope } = labelFreePlatt(heldOut, z, { rho });
    if (slope > 0) return { calibration: { kind, intercept, slope }, warnings: [] };
    return none(
      'no-signal-held-out',
      `in patients left out of the fit, cells with higher scores are no more often from the sick (slope ${slope.toPrecision(2)})`,
      'do not use this model: check labels and panel, or add patients',
    );
  } catch (error) {
    if (!(error instanceof SeparableError)) throw error;
    return none('separable', error.message, 'use the ranking of cells; check whether batch and label go together');
  }
}
