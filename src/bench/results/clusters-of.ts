/** Sum and number of the values of each source, in the order in which sources come first. */
export function clustersOf(
  values: readonly number[],
  sources: readonly string[],
): { sums: number[]; counts: number[] } {
  const places = new Map<string, number>();
  const [sums, counts]: [number[], number[]] = [[], []];
  values.forEach((value, i) => {
    let place = places.get(sources[i]!);
    if (place === undefined) {
      places.set(sources[i]!, (place = sums.length));
      sums.push(0);
      counts.push(0);
    }
    sums[place]! += value;
    counts[place]!++;
  });
  return { sums, counts };
}
