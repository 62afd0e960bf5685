import { join } from 'node:path';
import { dataDir } from '../../project.ts';
import { loadMedhelm } from '../medhelm/medhelm.ts';
import type { ClaimResult } from './claim.ts';
import type { ClaimsOptions } from './claims.ts';
import { evaluateClaims } from './evaluate-claims.ts';
import { evaluateStatements } from './evaluate-statements.ts';
import { readClaimsFolder } from './read-claims-folder.ts';
import { readStatementClaims } from './read-statement-claims.ts';
import { selectClaims } from './select-claims.ts';

/**
 * The claims about both papers: MedHELM's numbers computed, MMIL's statements measured on simulated cells. With `only`,
 * nothing else is computed.
 *
 * @throws DataError when the tables (without `onProblem`) or the claims files need correcting; RangeError when nothing
 * matches `only`
 * @example
 * (await allClaims({ only: 'table-1/arxiv-v2/gpt-4o' })).length; // 4
 */
export async function allClaims({ dir = dataDir(), onProblem, only }: ClaimsOptions = {}): Promise<ClaimResult[]> {
  const context = { medhelm: loadMedhelm({ dir: join(dir, 'medhelm'), ...(onProblem ? { onProblem } : {}) }) };
  const numbers = readClaimsFolder(join(dir, 'claims', 'medhelm'), context);
  const statements = readStatementClaims({ dir });
  const ids = [...numbers, ...statements];
  const selected = new Set((only === undefined ? ids : selectClaims(ids, only)).map(({ id }) => id));
  return [
    ...evaluateClaims(
      numbers.filter(({ id }) => selected.has(id)),
      context,
    ),
    ...(await evaluateStatements(statements.filter(({ id }) => selected.has(id)))),
  ];
}
