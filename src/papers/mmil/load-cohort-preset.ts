import { join } from 'node:path';
import type { CohortPreset } from '../../cells/simulate/cohort-preset.ts';
import { dataDir } from '../../project.ts';
import { readJson } from '../tables/json.ts';
import { cohortPresetFile } from './cohort-preset-schema.ts';

/** The cohorts of the figures: B-cell precursor acute lymphoblastic, and acute myeloid leukaemia. */
export type CohortPresetId = 'ALL' | 'AML';

/**
 * Reads the parameters of a simulated cohort, `sim-preset-all.json` or `sim-preset-aml.json`. They are ours, not the
 * paper's: simulated data, of a difficulty that we chose.
 *
 * @param options.dir the folder of the files; default `data/mmil` of this project
 * @throws DataError naming the file and each key that is wrong
 * @example
 * loadCohortPreset('ALL').markers.length; // 38
 */
export function loadCohortPreset(
  id: CohortPresetId,
  { dir = join(dataDir(), 'mmil') }: { dir?: string } = {},
): CohortPreset {
  return readJson(join(dir, `sim-preset-${id.toLowerCase()}.json`), cohortPresetFile);
}
