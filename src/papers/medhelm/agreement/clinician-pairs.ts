import { bootstrap, type BootstrapOptions } from '../../../stats/bootstrap.ts';
import type { Estimate } from '../../../stats/estimate.ts';
import type { Icc } from '../../../stats/icc-from-anova.ts';
import { mean } from '../../../stats/mean.ts';
import { iccInMode, type PairMode, pairModes } from './icc-in-mode.ts';
import type { RatedAnswer } from './rated-answers.ts';
import { isConstant } from './z-scores.ts';

/** Two clinicians who rated the same answers. */
export interface ClinicianPair {
  raters: [string, string];
  /** Answers that both rated. */
  n: number;
  /** Who of the two gave one value only. */
  constant: string[];
  /** ICC(3,k) in each mode; undefined, with the reason, where a z-score is missing. */
  icc: Record<PairMode, Icc>;
  /** Positions of the answers, and the composites of each. */
  rows: number[];
  composites: [number[], number[]];
}

/**
 * Every pair of clinicians with at least two answers in common, in the order of their pseudonyms.
 *
 * @example
 * clinicianPairs(ratedAnswers(loadMedhelm(), 'aci-bench')).map(({ n }) => n); // [9, 4, 9, 9]
 */
export function clinicianPairs(
  answers: readonly RatedAnswer[],
  { level = 0.95 }: { level?: number } = {},
): ClinicianPair[] {
  const raters = [...new Set(answers.flatMap(({ ratings }) => ratings.map(({ rater }) => rater)))].sort();
  const of = (rater: string, row: number) => answers[row]!.ratings.find((rating) => rating.rater === rater)?.composite;
  return raters.flatMap((first, at) =>
    raters.slice(at + 1).flatMap((second) => {
      const rows = [...answers.keys()].filter((row) => of(first, row) !== undefined && of(second, row) !== undefined);
      if (rows.length < 2) return [];
      const names: [string, string] = [first, second];
      const composites = names.map((rater) => rows.map((row) => of(rater, row)!)) as [number[], number[]];
      const icc = Object.fromEntries(
        pairModes.map((mode) => [mode, iccInMode(mode, ...composites, { level, names })]),
      ) as Record<PairMode, Icc>;
      const constant = names.filter((_, r) => isConstant(composites[r]!));
      return [{ raters: names, n: rows.length, constant, icc, rows, composites }];
    }),
  );
}

/** The mean over pairs, and two ways to say how sure it is. */
export interface PairMean {
  mode: PairMode;
  /** Pairs with a value … */
  pairs: number;
  /** … of all. */
  of: number;
  /** Smallest and largest pair: the paper prints them as a 95 % interval for single sets. */
  lowest: number;
  highest: number;
  /** The mean with the percentile bootstrap over pairs: of a handful of pairs, so too narrow. */
  mean: Estimate;
}

/**
 * Mean ICC over pairs, as the clinician column of Table 2 has it.
 *
 * @throws RangeError when no pair has a value or an option cannot be used
 * @example
 * pairMean(clinicianPairs(ratedAnswers(loadMedhelm(), 'mediqa')), 'as-published', { seed: 1 }).mean.estimate; // 0.520…
 */
export function pairMean(pairs: readonly ClinicianPair[], mode: PairMode, options: BootstrapOptions): PairMean {
  const values = pairs.flatMap(({ icc }) => icc[mode].estimate ?? []);
  if (values.length === 0) throw new RangeError(`no pair of clinicians has an ICC in mode ${mode}`);
  return {
    mode,
    pairs: values.length,
    of: pairs.length,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    mean: bootstrap(values.length, (drawn) => mean(Float64Array.from(drawn, (pair) => values[pair]!)), options),
  };
}
