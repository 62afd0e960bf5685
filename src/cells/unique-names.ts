/**
 * Names made unique the way anndata does: the second `TBCE` becomes `TBCE-1`.
 *
 * @example
 * uniqueNames(['A', 'B', 'A']); // ['A', 'B', 'A-1']
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const next = new Map<string, number>();
  return names.map((name) => {
    let count = next.get(name) ?? 0;
    let unique = name;
    while (count > 0 && taken.has((unique = `${name}-${count}`))) count++;
    taken.add(unique);
    next.set(name, count + 1);
    return unique;
  });
}
