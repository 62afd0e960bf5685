import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import { clinicianPairs } from './clinician-pairs.ts';
import { pairModes } from './icc-in-mode.ts';
import { juryAgreement } from './jury-agreement.ts';
import type { PublishedAgreement } from './published-table-2.ts';
import { type AgreementSetId, agreementSetIds, type RatedAnswer } from './rated-answers.ts';
import type { AgreementMode } from './agreement-with.ts';

/** A row of the figure of intervals, as `intervalsFigure` takes it. */
export interface AgreementRow {
  name: string;
  group: string;
  series: string;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  second?: { lower: number | null; upper: number | null };
  note?: string;
}

/** The sets by the names people know them by. */
export const agreementSetNames: Record<AgreementSetId, string> = {
  combined: 'ACI-Bench and MEDIQA (combined)',
  'aci-bench': 'ACI-Bench',
  mediqa: 'MEDIQA',
  mtsamples: 'MTSamples (not in the paper)',
  'all-three': 'All three',
};

const modeNames: Record<AgreementMode, string> = {
  'as-published': 'raw + z, as published',
  'as-described': 'z-scores, as described',
  raw: 'raw',
  'z-within-clinician': 'z within clinician',
};

/**
 * Jury and clinicians in each set: the printed number where there is one, then every reading with the F interval and the
 * bootstrap over answers.
 *
 * @example
 * juryRows({ combined: ratedAnswers(medhelm, 'combined') }, publishedTable2(), { seed: 1 }).length; // 5
 */
export function juryRows(
  answersBySet: Partial<Record<AgreementSetId, RatedAnswer[]>>,
  printed: readonly PublishedAgreement[],
  options: BootstrapOptions,
): AgreementRow[] {
  return agreementSetIds.flatMap((set) => {
    const answers = answersBySet[set];
    if (answers === undefined) return [];
    const { modes, n, of } = juryAgreement(answers, options);
    const group = `${agreementSetNames[set]}, n = ${n === of ? n : `${n} of ${of}`}`;
    const table = printed.filter((cell) => cell.set === set && cell.column === 'jury');
    return [
      ...table.map(({ estimate, lower, upper }) => ({
        name: 'Table 2',
        group,
        series: 'printed',
        estimate,
        lower,
        upper,
      })),
      ...modes.map(({ mode, icc, bootstrap }) => ({
        name: modeNames[mode],
        group,
        series: 'recomputed',
        estimate: icc.estimate,
        lower: icc.lower,
        upper: icc.upper,
        second: { lower: bootstrap.lower, upper: bootstrap.upper },
        ...(icc.undefined === null ? {} : { note: icc.undefined }),
      })),
    ];
  });
}

/**
 * Every pair of clinicians in every mode: what the clinician column of Table 2 is the mean of.
 *
 * @example
 * pairRows(ratedAnswers(medhelm, 'combined')).length; // 18: six pairs, three modes
 */
export function pairRows(answers: readonly RatedAnswer[], { level = 0.95 } = {}): AgreementRow[] {
  return clinicianPairs(answers, { level }).flatMap(({ raters, n, constant, icc }) =>
    pairModes.map((mode) => ({
      name: modeNames[mode],
      group: `${raters.join(' and ')}, n = ${n}`,
      series: modeNames[mode],
      estimate: icc[mode].estimate,
      lower: icc[mode].lower,
      upper: icc[mode].upper,
      ...(icc[mode].undefined === null ? {} : { note: `undefined: ${constant.join(', ')} constant` }),
    })),
  );
}
