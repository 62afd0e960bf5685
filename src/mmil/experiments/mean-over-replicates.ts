import { meanInterval } from '../../stats/mean-interval.ts';
import { sd } from '../../stats/sd.ts';

/** A number over replicates of a simulation. */
export interface OverReplicates {
  mean: number;
  /** Ends of Student's 95 % interval of the mean; NaN for a single replicate. */
  lower: number;
  upper: number;
  /** Over replicates, not of the mean; NaN for a single one. */
  sd: number;
  n: number;
  /** Of each replicate. */
  values: number[];
}

/** Mean with its interval, and SD, over replicates. */
export function meanOverReplicates(values: readonly number[]): OverReplicates {
  const { estimate, lower, upper, n } = meanInterval(values);
  return { mean: estimate, lower, upper, sd: sd(values), n, values: [...values] };
}
