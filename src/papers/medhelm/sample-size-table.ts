import { finitePopulationSize } from '../../stats/finite-population-size.ts';
import { iccSampleSize } from '../../stats/icc-sample-size.ts';
import type { Medhelm } from './medhelm.ts';

/** Instances to rate of one benchmark. */
export interface SampleSizeRow {
  benchmark: string;
  name: string;
  /** Instances to choose from. */
  population: number;
  /** As the authors tabulate. */
  published: number;
  /** By the rule that fits their table: n / (1 + n / N), to the nearest whole number. */
  fitted: number;
  /** By the correction of the authors' script: N n / (N + n - 1), rounded up, and all N where n is above N. */
  needed: number;
}

/** What the plan assumes: see `iccSampleSize`. */
export interface SampleSizeTableOptions {
  /** Expected ICC. Default 0.75. */
  icc?: number;
  /** Width of the interval. Default 0.3: the one that fits the authors' table, which states none. */
  width?: number;
  /** Default 2. */
  raters?: number;
  /** Default 0.8. */
  assurance?: number;
}

/**
 * How many instances clinicians have to rate for the agreement with the jury, per open-ended benchmark: the authors'
 * table beside what the formula gives. Source: the authors' repository; Zou 2012.
 *
 * @throws RangeError for an option that `iccSampleSize` cannot use
 * @example
 * sampleSizeTable(loadMedhelm()).find((row) => row.benchmark === 'medalign');
 * // { population: 43, published: 22, fitted: 22, needed: 43, … }
 */
export function sampleSizeTable(
  { sampleSizePlan, benchmarks }: Pick<Medhelm, 'sampleSizePlan' | 'benchmarks'>,
  { icc = 0.75, width = 0.3, raters = 2, assurance = 0.8 }: SampleSizeTableOptions = {},
): SampleSizeRow[] {
  const { n } = iccSampleSize({ icc, width, raters, assurance });
  return sampleSizePlan.map(({ benchmark, population, required }) => ({
    benchmark,
    name: benchmarks.find(({ id }) => id === benchmark)!.name,
    population,
    published: required,
    fitted: Math.round(n / (1 + n / population)),
    needed: finitePopulationSize(n, population),
  }));
}
