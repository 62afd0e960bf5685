import { meanComposition } from './composition.ts';
import { blastMeans } from './blast-means.ts';
import type { CohortPreset } from './cohort-preset.ts';

/** How far the mean blast is from normal cells on one marker, on the asinh(count / 5) scale. */
export interface PlantedShift {
  marker: string;
  /** From the mean of the two progenitor states, which blasts look like when `delta` is 0: what makes them abnormal. */
  fromProgenitors: number;
  /** From the mean normal cell in the marrow of a sick patient: what a classifier of blasts against all others meets. */
  fromNormal: number;
}

/**
 * What was planted in a simulated cohort: the truth that the features of a classifier are judged by. Each patient's
 * blasts lie around the mean blast, by shifts of their own.
 *
 * @param delta default that of the preset
 * @throws RangeError when a progenitor is none of the states
 * @example
 * plantedShifts(loadCohortPreset('AML'))[0].fromProgenitors; // CD45: 0.4 × (4.8 - 4.3) = 0.2
 */
export function plantedShifts(preset: CohortPreset, delta: number = preset.delta): PlantedShift[] {
  const blast = blastMeans(preset, delta);
  const progenitor = blastMeans(preset, 0);
  const shares = meanComposition(preset, true, 'BM');
  return preset.markers.map((marker, j) => ({
    marker,
    fromProgenitors: blast[j]! - progenitor[j]!,
    fromNormal: blast[j]! - preset.states.reduce((sum, { means }, k) => sum + shares[k]! * means[j]!, 0),
  }));
}
