import { join } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../project.ts';
import { readJson } from '../tables/json.ts';
import { uniqueIds } from '../tables/unique-ids.ts';
import { unknownName } from '../tables/unknown-name.ts';
import { roundDecimal } from './round-decimal.ts';
import { type StatementClaim, statementClaimSchema } from './statement-claim.ts';
import { statementQuantities } from './statement-quantities.ts';

const fileSchema = z.object({
  claims: uniqueIds(
    statementClaimSchema.superRefine(({ quantity, expectedComputed, decimals }, context) => {
      const refuse = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
      if (!Object.hasOwn(statementQuantities, quantity))
        refuse('quantity', unknownName('quantity', quantity, Object.keys(statementQuantities)));
      if (roundDecimal(expectedComputed, decimals) !== expectedComputed)
        refuse('expectedComputed', `${expectedComputed} has more than ${decimals} decimals`);
    }),
  ),
});

/**
 * Reads and checks `claims/mmil.json` of a data folder.
 *
 * @throws DataError naming the file and each key that is wrong
 * @example
 * readStatementClaims()[0].id; // 'mmil/arxiv-v1/all-cells'
 */
export const readStatementClaims = ({ dir = dataDir() }: { dir?: string } = {}): StatementClaim[] =>
  readJson(join(dir, 'claims', 'mmil.json'), fileSchema).claims;
