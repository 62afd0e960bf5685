import { rng } from './rng.ts';

export interface GroupFoldsOptions {
  /** Number of folds, at least 2 and at most the number of groups. */
  folds: number;
  seed: number;
  /** A class of each row, the same within a group: each class is spread evenly over the folds. */
  strata?: ArrayLike<number>;
}

/**
 * Assigns rows to folds by group: all rows of a group share a fold, each stratum is shuffled and dealt out in turn.
 *
 * @param groups group of each row, for example its patient
 * @returns fold of each row, from 0
 * @throws RangeError when there are fewer groups than folds
 * @example
 * groupFolds(['a', 'a', 'b', 'c'], { folds: 2, seed: 1 }); // Int32Array [0, 0, 0, 1]
 */
export function groupFolds(groups: ArrayLike<string | number>, { folds, seed, strata }: GroupFoldsOptions): Int32Array {
  const stratum = new Map<string | number, number>();
  for (let i = 0; i < groups.length; i++)
    if (!stratum.has(groups[i]!)) stratum.set(groups[i]!, strata ? strata[i]! : 0);
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= stratum.size))
    throw new RangeError(`folds must be a whole number from 2 to the ${stratum.size} groups, got ${folds}`);
  const random = rng(seed, 'folds');
  const foldOf = new Map<string | number, number>();
  for (const value of new Set([...stratum.values()].sort((a, b) => a - b))) {
    const members = [...stratum.keys()].filter((group) => stratum.get(group) === value);
    for (let i = members.length - 1; i > 0; i--) {
      const k = random.integer(i + 1);
      [members[i], members[k]] = [members[k]!, members[i]!];
    }
    for (const group of members) foldOf.set(group, foldOf.size % folds);
  }
  return Int32Array.from({ length: groups.length }, (_, i) => foldOf.get(groups[i]!)!);
}
