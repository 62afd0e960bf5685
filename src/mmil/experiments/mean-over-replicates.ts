import { mean } from '../../stats/mean.ts';
import { sd } from '../../stats/sd.ts';

/** A number over replicates of a simulation. */
export interface OverReplicates {
  mean: number;
  /** Over replicates, not of the mean; NaN for a single one. */
  sd: number;
  n: number;
}

/** Mean and SD over replicates. */
export const meanOverReplicates = (values: readonly number[]): OverReplicates => ({
  mean: mean(values),
  sd: sd(values),
  n: values.length,
});
