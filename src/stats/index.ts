// Pure numbers: every estimate comes with its interval, every random draw with its seed.
export { type BootstrapOptions, bootstrap } from './bootstrap.ts';
export { eachResample, type ResampleOptions } from './each-resample.ts';
export type { Estimate } from './estimate.ts';
export { holm } from './holm.ts';
export { mean } from './mean.ts';
export { percentileInterval } from './percentile-interval.ts';
export { quantile } from './quantile.ts';
export { rank } from './rank.ts';
export { type Rng, rng } from './rng.ts';
export { type SdOptions, sd } from './sd.ts';
