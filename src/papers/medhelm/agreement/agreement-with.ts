import { eachResample } from '../../../stats/each-resample.ts';
import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import type { Estimate } from '../../../stats/estimate.ts';
import { type Icc, iccFromAnova } from '../../../stats/icc-from-anova.ts';
import { pearsonInterval } from '../../../stats/pearson-interval.ts';
import { percentileEstimate } from '../../../stats/percentile-estimate.ts';
import { spearmanInterval } from '../../../stats/spearman-interval.ts';
import { twoWayAnova } from '../../../stats/two-way-anova.ts';
import { consistency, pairMoments } from './consistency.ts';
import { iccInMode, pairModes } from './icc-in-mode.ts';
import type { RatedAnswer } from './rated-answers.ts';
import { withinClinician } from './within-clinician.ts';
import { zScores } from './z-scores.ts';

/** The modes of two raters, and one more where one side is many clinicians: each of them standardised before averaging. */
export const agreementModes = [...pairModes, 'z-within-clinician'] as const;
export type AgreementMode = (typeof agreementModes)[number];

/** One reading of ICC(3,k), with two intervals. */
export interface ModeAgreement {
  mode: AgreementMode;
  /** With the F interval, which takes ratings for normal. */
  icc: Icc;
  /** The same estimate with the percentile bootstrap over answers. */
  bootstrap: Estimate;
}

/** How far the clinicians' mean and another score of the same answers agree. */
export interface Agreement {
  /** Answers used … */
  n: number;
  /** … of those rated. */
  of: number;
  modes: ModeAgreement[];
  pearson: Estimate;
  spearman: Estimate;
}

/**
 * ICC(3,k) of the clinicians' mean and another score in all {@link agreementModes}, with F and bootstrap intervals, and
 * the correlations with Fisher's.
 *
 * @param other one score per answer; NaN leaves the answer out
 * @param name of what gave the scores, for messages
 * @throws RangeError when an option cannot be used
 */
export function agreementWith(
  answers: readonly RatedAnswer[],
  other: readonly number[],
  name: string,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): Agreement {
  const kept = answers.map((_, i) => i).filter((i) => !Number.isNaN(other[i]));
  const used = kept.map((i) => answers[i]!);
  const clinicians = used.map((answer) => answer.clinicians);
  const scores = kept.map((i) => other[i]!);
  const standardised = withinClinician(used);
  const draws: Record<AgreementMode, number[]> = {
    'as-published': [],
    'as-described': [],
    raw: [],
    'z-within-clinician': [],
  };
  eachResample(used.length, { seed, replicates }, (rows) => {
    const moments = pairMoments(clinicians, scores, rows);
    for (const mode of pairModes) draws[mode].push(consistency(mode, moments));
    draws['z-within-clinician'].push(
      withinValue(
        standardised(rows),
        Float64Array.from(rows, (row) => scores[row]!),
      ),
    );
  });
  const icc = (mode: AgreementMode): Icc =>
    mode === 'z-within-clinician'
      ? iccWithin(standardised(used.map((_, i) => i)), scores, name, level)
      : iccInMode(mode, clinicians, scores, { level, names: ['the clinicians', name] });
  return {
    n: used.length,
    of: answers.length,
    modes: agreementModes.map((mode) => {
      const result = icc(mode);
      const of = `over ${result.n} answers`;
      const interval = { seed, level, n: result.n, of };
      return { mode, icc: result, bootstrap: percentileEstimate(result.estimate ?? Number.NaN, draws[mode], interval) };
    }),
    pearson: pearsonInterval(clinicians, scores, { level }),
    spearman: spearmanInterval(clinicians, scores, { level }),
  };
}

/** The other score is standardised over the answers that have a clinicians' mean of z-scores. */
function iccWithin(clinicians: Float64Array, scores: readonly number[], name: string, level: number): Icc {
  const known = Array.from(clinicians.keys()).filter((i) => !Number.isNaN(clinicians[i]));
  const columns = [known.map((i) => clinicians[i]!), zScores(known.map((i) => scores[i]!))];
  const result = iccFromAnova(twoWayAnova(columns), { form: 'ICC(3,k)', level });
  const why =
    result.undefined === null ? null : `no z-scores on both sides: a clinician, or ${name}, gave one value only`;
  return { ...result, of: clinicians.length, undefined: why };
}

/** What {@link iccWithin} estimates: the clinicians keep their spread, the other score has spread 1. */
function withinValue(clinicians: Float64Array, scores: Float64Array): number {
  const rows = Array.from(clinicians.keys()).filter((i) => !Number.isNaN(clinicians[i]));
  const { first, second, r } = pairMoments(clinicians, scores, rows);
  return second === 0 ? Number.NaN : consistency('raw', { first, second: 1, r });
}
