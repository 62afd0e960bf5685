import { join } from 'node:path';
import { dataDir } from '../../project.ts';
import { loadMedhelm } from '../medhelm/medhelm.ts';
import type { ClaimResult } from './claim.ts';
import type { DiscrepancySize, SizedDiscrepancy } from './discrepancy.ts';
import { evaluateClaims } from './evaluate-claims.ts';
import { medhelmQuantities } from './medhelm-quantities.ts';
import { readClaimsFolder } from './read-claims-folder.ts';
import { readDiscrepancies } from './read-discrepancies.ts';
import { selectClaims } from './select-claims.ts';

/**
 * Where MedHELM's versions print, describe and do things that do not go together, each with its sizes computed from the
 * published tables.
 *
 * @param options.dir the data folder; default: `data` of this project
 * @throws DataError when the tables, the claims or `claims/discrepancies.json` need correcting
 * @example
 * discrepancies().find(({ id }) => id === 'forty-percent').sizes[0].computed; // 13.03
 */
export function discrepancies({ dir = dataDir() }: { dir?: string } = {}): SizedDiscrepancy[] {
  const context = { medhelm: loadMedhelm({ dir: join(dir, 'medhelm') }) };
  const claims = readClaimsFolder(join(dir, 'claims', 'medhelm'), context);
  const entries = readDiscrepancies(join(dir, 'claims', 'discrepancies.json'), claims, context);
  return entries.map(({ id, title, cause, see, claims: patterns, sound }) => {
    const own = new Set(patterns.flatMap((pattern) => selectClaims(claims, pattern)));
    const stated = evaluateClaims([...own], context).map(sizeOf);
    const computed = sound.map(({ statement, decimals, unit = null, quantity, args = {} }): DiscrepancySize => {
      const value = medhelmQuantities[quantity]!.compute(context, args);
      const rest = { claim: null, where: null, published: null, status: null, evidence: 'computed' } as const;
      return { statement, computed: value, decimals, unit, ...rest };
    });
    return { id, title, cause, see, sizes: [...stated, ...computed] };
  });
}

function sizeOf(claim: ClaimResult): DiscrepancySize {
  const { id, paper, where, statement, published, computed, decimals, unit = null, status, evidence } = claim;
  return { statement, claim: id, where: `${paper}, ${where}`, published, computed, decimals, unit, status, evidence };
}
