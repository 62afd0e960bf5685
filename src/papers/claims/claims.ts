import { join } from 'node:path';
import { dataDir } from '../../project.ts';
import type { ClaimResult } from './claim.ts';
import { evaluateClaims } from './evaluate-claims.ts';
import { type LoadMedhelmOptions, loadMedhelm } from '../medhelm/medhelm.ts';
import { readClaimsFolder } from './read-claims-folder.ts';
import { selectClaims } from './select-claims.ts';

export interface ClaimsOptions {
  /** The data folder, with `medhelm/` and `claims/`. Default: `data` of this project. */
  dir?: string;
  /** Gets each problem of the tables, and the claims are computed from what is usable; without it they are thrown. */
  onProblem?: LoadMedhelmOptions['onProblem'];
  /** Only the claims of this id, prefix or glob: others are not computed. */
  only?: string;
}

/**
 * Every claim on file about MedHELM, computed from the published tables.
 *
 * @throws DataError when the tables (without `onProblem`) or the claims files need correcting; RangeError when nothing
 * matches `only`
 * @example
 * claims().filter((claim) => !claim.ok); // []
 */
export function claims({ dir = dataDir(), onProblem, only }: ClaimsOptions = {}): ClaimResult[] {
  const context = { medhelm: loadMedhelm({ dir: join(dir, 'medhelm'), ...(onProblem ? { onProblem } : {}) }) };
  const onFile = readClaimsFolder(join(dir, 'claims', 'medhelm'), context);
  return evaluateClaims(only === undefined ? onFile : selectClaims(onFile, only), context);
}
