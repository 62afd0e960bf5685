import { unknownNameHint } from '../stats/unknown-name-hint.ts';
import type { CategorisedTable } from './categorised-table.ts';

/** A weight for every category, by its id; only their proportions count. */
export type CategoryWeights = Readonly<Record<string, number>>;

/**
 * The weights in the order of `table.categories`.
 *
 * @throws RangeError for a category that is missing or unknown, a weight that is negative or no number, weights that
 * are all 0, or a weight on a category without benchmarks
 * @example
 * categoryWeights({ ...table, categories: [{ id: 'g', name: 'G', benchmarks: ['x'] }] }, { g: 2 }); // [2]
 */
export function categoryWeights({ categories }: CategorisedTable, weights: CategoryWeights): number[] {
  const ids = categories.map(({ id }) => id);
  const unknown = Object.keys(weights).find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new RangeError(`weights: unknown category ${unknown}: ${unknownNameHint(unknown, ids)}`);
  const ordered = categories.map(({ id, benchmarks }) => {
    if (!Object.hasOwn(weights, id)) throw new RangeError(`weights: ${id} has none; give 0 to leave it out`);
    const weight = weights[id]!;
    if (!(Number.isFinite(weight) && weight >= 0))
      throw new RangeError(`weights: ${id} has ${String(weight)}; a weight is a number, 0 or more`);
    if (weight > 0 && benchmarks.length === 0)
      throw new RangeError(`weights: ${id} has ${weight}, and no benchmark in this table: give it 0`);
    return weight;
  });
  if (ordered.every((weight) => weight === 0))
    throw new RangeError('weights: all are 0, so that nothing counts; give one category more');
  return ordered;
}
