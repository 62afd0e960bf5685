/**
 * Places from 1, the highest value first. Values closer than 1e-12 share the better place; NaN has none (NaN).
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @example places([0.4, 0.6, 0.4]) // [2, 1, 2]
 */
export function places(values: readonly number[]): number[] {
  return values.map((value) =>
    Number.isNaN(value) ? Number.NaN : 1 + values.filter((other) => other > value + 1e-12).length,
  );
}
