/**
 * An estimate with its interval: the one result shape of every statistic here. Plain JSON, so it prints, plots and
 * diffs.
 *
 * `n` counts the units the interval speaks of (benchmarks, patients, instances), never the replicates of a bootstrap.
 */
export interface Estimate {
  estimate: number;
  lower: number;
  upper: number;
  /** Confidence level of the interval, for example 0.95. */
  level: number;
  n: number;
  /** How the interval was made, in words: `percentile bootstrap, 10000 replicates, seed 1`. */
  method: string;
}
