/**
 * Splits models, best first, into runs: a new run starts after each separable gap.
 *
 * @param separable one flag per neighbouring pair
 * @example
 * tieGroups(['a', 'b', 'c'], [false, true]); // [['a', 'b'], ['c']]
 */
export function tieGroups(models: readonly string[], separable: readonly boolean[]): string[][] {
  const groups: string[][] = [];
  models.forEach((model, k) => {
    if (k === 0 || separable[k - 1]) groups.push([model]);
    else groups.at(-1)!.push(model);
  });
  return groups;
}
