import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import { agreementSetNames } from './agreement-rows.ts';
import { clinicianPairs, pairMean } from './clinician-pairs.ts';
import { juryAgreement } from './jury-agreement.ts';
import type { PublishedAgreement } from './published-table-2.ts';
import type { AgreementSetId, RatedAnswer } from './rated-answers.ts';

/** A cell of Table 2 as printed beside what is recomputed. */
export type TableTwoRow = {
  set: string;
  agreement: string;
  printed: number;
  'printed interval': string;
  recomputed: number | null;
  /** Of the jury by F and by the bootstrap over answers; of clinicians the pairs, and the bootstrap over pairs. */
  'how it is made': string;
  'F interval or min–max': string;
  'bootstrap interval': string;
  n: string;
};

const columns = {
  jury: 'jury and clinicians',
  'rouge-l': 'ROUGE-L and clinicians',
  'bertscore-f': 'BERTScore-F and clinicians',
  clinicians: 'pairs of clinicians, mean',
} as const;

/**
 * Table 2, cell by cell: the printed number and, for jury and clinicians, the recomputed one (raw and z values in one
 * cell, as the authors' script has it) with honest intervals.
 *
 * @example
 * tableTwoRows(publishedTable2(), { combined, 'aci-bench': aci, mediqa }, { seed: 1 })[0].recomputed; // 0.4739…
 */
export function tableTwoRows(
  printed: readonly PublishedAgreement[],
  answersBySet: Record<Exclude<AgreementSetId, 'mtsamples' | 'all-three'>, RatedAnswer[]>,
  options: BootstrapOptions,
): TableTwoRow[] {
  return printed.map(({ set, column, estimate, lower, upper }) => ({
    set: agreementSetNames[set],
    agreement: columns[column],
    printed: estimate,
    'printed interval': span(lower, upper),
    ...recomputed(answersBySet[set as keyof typeof answersBySet], column, options),
  }));
}

function recomputed(
  answers: readonly RatedAnswer[],
  column: PublishedAgreement['column'],
  options: BootstrapOptions,
): Omit<TableTwoRow, 'set' | 'agreement' | 'printed' | 'printed interval'> {
  if (column === 'jury') {
    const { icc, bootstrap } = juryAgreement(answers, options).modes[0]!;
    return {
      recomputed: icc.estimate,
      'how it is made': 'ICC(3,k) of raw + z',
      'F interval or min–max': span(icc.lower, icc.upper),
      'bootstrap interval': span(bootstrap.lower, bootstrap.upper),
      n: `${icc.n} of ${icc.of} answers`,
    };
  }
  if (column === 'clinicians') {
    const { mean, lowest, highest, pairs, of } = pairMean(clinicianPairs(answers), 'as-published', options);
    return {
      recomputed: mean.estimate,
      'how it is made': 'mean over pairs; min–max',
      'F interval or min–max': span(lowest, highest),
      'bootstrap interval': span(mean.lower, mean.upper),
      n: `${pairs} of ${of} pairs`,
    };
  }
  const [interval, n] = ['–', 'raw runs not bundled'];
  return {
    recomputed: null,
    'how it is made': 'published only',
    'F interval or min–max': interval,
    'bootstrap interval': interval,
    n,
  };
}

const span = (lower: number | null, upper: number | null): string => `${shown(lower)} to ${shown(upper)}`;

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(3).replace('-', '−'));
