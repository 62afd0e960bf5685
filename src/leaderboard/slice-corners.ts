/**
 * What each model gets at the corners of a slice through all weights: three categories vary, the others keep their
 * shares, and a corner gives all that is left to one of the three. `values[model][corner]`.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @param means `means[model][category]`
 * @param shares share of each category; those of the three are not looked at
 * @param vary positions of the three
 * @example
 * sliceCorners([[1, 0, 0, 0.5]], [0, 0, 0, 0.2], [0, 1, 2]); // [[0.9, 0.1, 0.1]]
 */
export function sliceCorners(
  means: readonly (readonly number[])[],
  shares: readonly number[],
  vary: readonly number[],
): number[][] {
  const kept = shares.map((share, c) => (vary.includes(c) ? 0 : share));
  const free = 1 - kept.reduce((sum, share) => sum + share, 0);
  return means.map((row) => {
    const base = row.reduce((sum, mean, c) => sum + (kept[c]! > 0 ? kept[c]! * mean : 0), 0);
    return vary.map((c) => base + free * row[c]!);
  });
}
