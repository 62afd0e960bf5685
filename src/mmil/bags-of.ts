import type { CellTable } from '../cells/cell-table.ts';
import { BagsError } from './bags-error.ts';
import { type Bags, makeBags } from './bags.ts';

/**
 * The bags of a cell table, by its annotations `patient` and `sick`.
 *
 * @throws BagsError when one of them is missing, a cell has no patient, or as {@link makeBags} does
 * @example
 * const fit = await fitMmil(bagsOf(table), { learner: lasso({ lambda: 0.01 }), rho: 0.5 });
 */
export function bagsOf(table: CellTable): Bags {
  const { patient, sick } = table.annotations;
  if (!patient || !('levels' in patient)) throw new BagsError("the table has no words 'patient' for its cells");
  if (!sick || 'levels' in sick) throw new BagsError("the table has no numbers 'sick' (1 or 0) for its cells");
  const { levels, codes } = patient;
  const unknown = codes.indexOf(-1);
  if (unknown >= 0) throw new BagsError(`cell ${unknown} has no patient: leave it out, or name its patient`);
  return makeBags(
    table,
    Array.from(codes, (code) => levels[code]!),
    sick,
  );
}
