/** A statistic in HELM's layout. */
export interface HelmStatFields {
  name: { name: string; split?: string };
  count: number;
  sum: number;
  sum_squared: number;
  min?: number;
  max?: number;
  mean?: number;
  variance?: number;
  stddev?: number;
}

/**
 * Adds values up as HELM does: the variance is that of the population, from sums, and never below 0.
 *
 * @example
 * const stat = runningStat('exact_match', 'test');
 * stat.add(1);
 * stat.fields().mean; // 1
 */
export function runningStat(name: string, split?: string): { add(value: number): void; fields(): HelmStatFields } {
  let [count, sum, squares, min, max] = [0, 0, 0, Infinity, -Infinity];
  return {
    add(value) {
      count++;
      sum += value;
      squares += value * value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    },
    fields() {
      const named = { name: { name, ...(split !== undefined && { split }) }, count, sum, sum_squared: squares };
      if (count === 0) return named;
      const mean = sum / count;
      const variance = Math.max(0, squares / count - mean ** 2);
      return { ...named, min, max, mean, variance, stddev: Math.sqrt(variance) };
    },
  };
}
