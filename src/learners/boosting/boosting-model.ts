import type { FitWarning } from '../fit-warning.ts';
import type { Cells, LearnerModel } from '../learner.ts';
import { addTrees } from './add-trees.ts';
import type { Tree } from './tree.ts';

/** What a boosted model is: plain JSON. */
export interface BoostingFit {
  learner: 'boosting';
  names: string[];
  /** Logit before the first tree. */
  start: number;
  trees: Tree[];
  warnings: readonly FitWarning[];
  /** Mean loss after each tree that this fit added, on the cells it was fitted to, and on those held out (if any). */
  trace: { training: number[]; heldOut: number[] };
}

/** Boosted trees: start + the sum of what the trees say. */
export interface BoostingModel extends LearnerModel, Readonly<Omit<BoostingFit, 'learner' | 'warnings'>> {
  readonly learner: 'boosting';
  /** Total gain of the splits on each feature, by name: what it did for the fit, not what it is worth on new cells. */
  gainImportance(): Record<string, number>;
  toJSON(): BoostingFit;
}

/** Logits that a fit has at hand already, so that scoring its own cells costs nothing. */
export const knownLogits = new WeakMap<BoostingModel, { cells: Cells; logits: Float64Array }>();

/** Makes the model of its data. */
export function boostingModel(fit: BoostingFit): BoostingModel {
  const { names, start, trees, warnings, trace } = fit;
  const model: BoostingModel = {
    learner: 'boosting',
    names,
    start,
    trees,
    warnings,
    trace,
    logit(cells, { offset } = {}) {
      if (cells.p !== names.length)
        throw new RangeError(`the model has ${names.length} features, the table ${cells.p}: ${names.join(', ')}`);
      if (offset && offset.length !== cells.n) throw new RangeError(`${offset.length} offsets for ${cells.n} cells`);
      const known = knownLogits.get(model);
      const logits = known?.cells === cells ? known.logits.slice() : new Float64Array(cells.n).fill(start);
      if (known?.cells !== cells) addTrees(cells, trees, logits);
      if (offset) for (let i = 0; i < cells.n; i++) logits[i]! += offset[i]!;
      return logits;
    },
    gainImportance() {
      const gains = new Float64Array(names.length);
      for (const { feature, gain } of trees) feature.forEach((j, node) => j >= 0 && (gains[j]! += gain[node]!));
      return Object.fromEntries(names.map((name, j) => [name, gains[j]!]));
    },
    toJSON: () => ({ learner: 'boosting', names, start, trees, warnings, trace }),
  };
  return model;
}
