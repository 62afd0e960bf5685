import { rng } from '../stats/rng.ts';
import { denseColumn } from './dense-column.ts';
import type { Cells, LearnerModel } from './learner.ts';

export interface PermutationOptions {
  /** A whole number: the same seed gives the same shuffles. */
  seed: number;
  /** Shuffles of each feature; the mean is returned. Default 5. */
  repeats?: number;
}

/**
 * What each feature is worth to a model of any learner: how much a score falls when the feature is shuffled among the
 * cells, the mean over a few shuffles. On cells that the model was not fitted to, it tells use from learning by heart.
 *
 * @param score of the logits, the larger the better: for example `(logits) => auroc(logits, labels)`
 * @throws RangeError when `repeats` is not a whole number from 1, or the score of the cells as they are is NaN
 * @example
 * permutationImportance(model, cells, (logits) => auroc(logits, labels), { seed: 1 }); // { CD34: 0.08, CD45: 0.11, … }
 */
export function permutationImportance(
  model: LearnerModel,
  cells: Cells,
  score: (logits: Float64Array) => number,
  { seed, repeats = 5 }: PermutationOptions,
): Record<string, number> {
  if (!Number.isInteger(repeats) || repeats < 1)
    throw new RangeError(`repeats must be a whole number from 1, got ${repeats}`);
  const whole = score(model.logit(cells));
  if (Number.isNaN(whole)) throw new RangeError('the score of the cells is NaN: are both classes there?');
  const drops = cells.columns.map((column, j) => {
    let drop = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const random = rng(seed, 'permutation', j, repeat);
      const shuffled = denseColumn(column, 0, cells.n).slice();
      for (let i = shuffled.length - 1; i > 0; i--) {
        const k = random.integer(i + 1);
        [shuffled[i], shuffled[k]] = [shuffled[k]!, shuffled[i]!];
      }
      drop += whole - score(model.logit({ ...cells, columns: cells.columns.with(j, shuffled) }));
    }
    return drop / repeats;
  });
  return Object.fromEntries(cells.names.map((name, j) => [name, drops[j]!]));
}
