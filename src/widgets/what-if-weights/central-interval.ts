/**
 * The central interval that holds `level` of the values (quantiles of type 7); NaN is left out.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @example centralInterval([0, 1, 2, 3, 4], 0.5) // [1, 3]
 */
export function centralInterval(values: readonly number[], level: number): [number, number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
    return low + (place - Math.floor(place)) * (high - low);
  };
  return [at((1 - level) / 2), at((1 + level) / 2)];
}
