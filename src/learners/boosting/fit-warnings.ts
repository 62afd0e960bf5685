import type { FitWarning } from '../fit-warning.ts';
import { isSparse } from '../is-sparse.ts';
import type { Cells, Column } from '../learner.ts';
import type { Tree } from './tree.ts';

/** The warnings of a boosted fit. */
export function fitWarnings(
  { n, columns, names }: Cells,
  labels: ArrayLike<number>,
  trees: readonly Tree[],
  first: number,
  loss: number | undefined,
  { training, weights }: { training: Int32Array; weights: ArrayLike<number> | undefined },
): FitWarning[] {
  const warnings: FitWarning[] = [];
  const flat = names.filter((_, j) => isFlat(columns[j]!, n));
  if (flat.length > 0)
    warnings.push({
      code: 'constant-column',
      message: `${flat.length} of ${names.length} features do not vary and split no cells: ${flat.slice(0, 5).join(', ')}${flat.length > 5 ? ', …' : ''}`,
      remedy: 'drop them, or check the panel they come from',
    });
  if (trees.every(({ feature }) => feature.length === 1))
    warnings.push({
      code: 'null-model',
      message: 'no tree found a split: every cell gets the same logit',
      remedy: 'lower minChildWeight or minGain, or check that the labels have to do with the features',
    });
  if (loss !== undefined && trees.length > first && loss - entropy(labels, training, weights) < 1e-3)
    warnings.push({
      code: 'saturated',
      message: 'the trees reproduce the labels they were given almost exactly: an EM around them stands still',
      remedy: 'use fewer trees, a smaller depth or earlyStopping',
    });
  return warnings;
}

function isFlat(column: Column, n: number): boolean {
  const values = isSparse(column) ? column.values : column;
  const first = values.length < n ? 0 : values[0];
  return values.every((value) => value === first);
}

/** The smallest loss there can be: weighted mean of -s log s - (1 - s) log(1 - s). */
function entropy(labels: ArrayLike<number>, rows: Int32Array, weights: ArrayLike<number> | undefined): number {
  const part = (s: number): number => (s > 0 ? -s * Math.log(s) : 0);
  let [sum, total] = [0, 0];
  for (const i of rows) {
    const w = weights ? weights[i]! : 1;
    total += w;
    sum += w * (part(labels[i]!) + part(1 - labels[i]!));
  }
  return sum / total;
}
