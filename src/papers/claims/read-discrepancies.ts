import { z } from 'zod';
import { DataError } from '../tables/data-error.ts';
import { readJson } from '../tables/json.ts';
import { showPath } from '../tables/show-path.ts';
import { throwProblems } from '../tables/throw-problems.ts';
import { uniqueIds } from '../tables/unique-ids.ts';
import type { Claim } from './claim.ts';
import { type Discrepancy, discrepancySchema } from './discrepancy.ts';
import { medhelmQuantities } from './medhelm-quantities.ts';
import { quantityProblems } from './quantity-problems.ts';
import type { ClaimContext } from './quantity.ts';
import { selectClaims } from './select-claims.ts';

const fileSchema = z.object({ discrepancies: uniqueIds(discrepancySchema) });

/**
 * Reads and checks a file of discrepancies.
 *
 * @param claims those on file, which the entries name
 * @throws DataError listing all problems: a key missing or unknown, a pattern that selects no claim, a quantity or an
 * argument that does not exist, an entry without a size
 * @example
 * readDiscrepancies('data/claims/discrepancies.json', claims, context)[0].id; // 'clear-tie'
 */
export function readDiscrepancies(path: string, claims: readonly Claim[], context: ClaimContext): Discrepancy[] {
  const { discrepancies } = readJson(path, fileSchema);
  const problems: DataError[] = [];
  discrepancies.forEach(({ claims: patterns, sound }, index) => {
    const report = (key: string, what: string): void =>
      void problems.push(new DataError(what, { file: showPath(path), key: `discrepancies[${index}].${key}` }));
    if (patterns.length + sound.length === 0) report('claims', 'is empty, and so is sound: name what shows it');
    patterns.forEach((pattern, p) => {
      try {
        selectClaims(claims, pattern);
      } catch (error) {
        report(`claims[${p}]`, (error as Error).message);
      }
    });
    sound.forEach((size, s) =>
      quantityProblems(size, context, medhelmQuantities, (key, what) => report(`sound[${s}].${key}`, what)),
    );
  });
  throwProblems(problems);
  return discrepancies;
}
