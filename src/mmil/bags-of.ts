import type { CellTable } from '../cells/cell-table.ts';
import { isFactor, wordOf } from '../cells/factor.ts';
import { type Bags, makeBags } from './bags.ts';
import { BagsError } from './bags-error.ts';

/**
 * Puts the cells of a table into bags by its annotations `patient` (words) and `sick` (1 or 0).
 *
 * @throws BagsError when an annotation is missing or of the other kind, unknown for a cell, or the patients make no
 *   multi-instance problem
 * @example
 * const { table } = await readSamples(readSampleSheet('samples.csv'));
 * bagsOf(table).patients; // ['P1', 'P2', …]
 */
export function bagsOf(table: CellTable): Bags {
  const { n, annotations } = table;
  const { patient, sick } = annotations;
  if (!patient || !isFactor(patient))
    throw new BagsError("the table needs an annotation 'patient' of words: add it, or use makeBags");
  if (!sick || isFactor(sick))
    throw new BagsError("the table needs an annotation 'sick' of numbers, 1 or 0: add it, or use makeBags");
  const ids = Array.from({ length: n }, (_, i) => {
    const id = wordOf(patient, i);
    if (id === undefined) throw new BagsError(`cell ${i} has no patient: leave it out, or name its patient`);
    if (Number.isNaN(sick[i]))
      throw new BagsError(`cell ${i} of patient '${id}' has no label: only labelled patients can be fitted to`);
    return id;
  });
  return makeBags(table, ids, sick);
}
