import { finitePopulationSize } from './finite-population-size.ts';
import { normalQuantile } from './normal-quantile.ts';

export interface IccSampleSizeOptions {
  /** The intraclass correlation that is expected, above 0 and below 1. */
  icc: number;
  /** Whole width of the confidence interval that is wanted, above 0 and below 1. */
  width: number;
  /** Ratings of each instance. Default 2. */
  raters?: number;
  /** Chance that the interval comes out no wider than that, from 0.5 on and below 1. Default 0.8. */
  assurance?: number;
  /** Confidence level of the interval. Default 0.95. */
  level?: number;
  /** Instances there are in all: fewer are needed of few. */
  population?: number;
}

/** How many instances to rate. Plain JSON. */
export interface IccSampleSize {
  /** Instances to rate, rounded up. */
  n: number;
  /** Before rounding, and before the finite population counted. */
  unrounded: number;
}

/**
 * Instances to rate so that, with the given assurance, the confidence interval of an intraclass correlation is no wider
 * than wanted (Zou, Statistics in Medicine 31:3972, 2012, for one-way designs). With r the expected correlation, k the
 * raters and w the width:
 *
 *     A = (1 - r) (1 + (k - 1) r)         B = k - 2 + 2r - 2kr
 *     t = [A z_α + √(A² z_α² + 2 w z_α z_β A |B|)] / [(w/2) √(2k (k - 1))]
 *     n = 1 + t²
 *
 * With a `population` n, rounded up, is corrected by {@link finitePopulationSize}. An assurance of 0.5 is Bonett's formula: an even
 * chance of a wider interval.
 *
 * @throws RangeError for an option that cannot be used
 * @example
 * iccSampleSize({ icc: 0.75, width: 0.3 }); // { n: 47, unrounded: 46.9799… }
 * iccSampleSize({ icc: 0.75, width: 0.3, population: 120 }).n; // 34
 */
export function iccSampleSize({
  icc,
  width,
  raters = 2,
  assurance = 0.8,
  level = 0.95,
  population,
}: IccSampleSizeOptions): IccSampleSize {
  for (const [name, value] of Object.entries({ icc, width, level }))
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
  if (!(assurance >= 0.5 && assurance < 1))
    throw new RangeError(`assurance must lie from 0.5 on and below 1, got ${assurance}`);
  if (!(Number.isInteger(raters) && raters >= 2))
    throw new RangeError(`raters must be a whole number of at least 2, got ${raters}`);
  const a = (1 - icc) * (1 + (raters - 1) * icc);
  const b = raters - 2 + 2 * icc - 2 * raters * icc;
  const [z, zAssured] = [normalQuantile((1 + level) / 2), normalQuantile(assurance)];
  const root = Math.sqrt((a * z) ** 2 + 2 * width * z * zAssured * a * Math.abs(b));
  const unrounded = 1 + ((a * z + root) / ((width / 2) * Math.sqrt(2 * raters * (raters - 1)))) ** 2;
  const n = Math.ceil(unrounded);
  return { n: population === undefined ? n : finitePopulationSize(n, population), unrounded };
}
