import type { BootstrapOptions } from '../../../stats/bootstrap.ts';
import type { Medhelm } from '../medhelm.ts';
import { agreementSetNames } from './agreement-rows.ts';
import { helmMetricValues, type HelmScore } from './helm-metric-values.ts';
import { metricAgreement } from './metric-agreement.ts';
import type { PublishedAgreement } from './published-table-2.ts';
import { type AgreementSetId, ratedAnswers } from './rated-answers.ts';

const metrics = [
  { column: 'rouge-l', name: 'ROUGE-L', helm: 'rouge_l' },
  { column: 'bertscore-f', name: 'BERTScore-F', helm: 'BERTScore-F' },
] as const;

/** What HELM calls the metrics of Table 2. */
export const tableTwoMetrics: readonly string[] = metrics.map(({ helm }) => helm);

/**
 * The metric columns of Table 2, recomputed from runs of HELM, beside what is printed: for those who have the runs.
 *
 * @throws RangeError as {@link metricAgreement}: when no value joins a rated answer of a set
 * @example
 * metricRows(medhelm, readHelmRuns(folder).flatMap(({ rows }) => rows), publishedTable2(), { seed: 1 });
 */
export function metricRows(
  medhelm: Medhelm,
  rows: readonly HelmScore[],
  printed: readonly PublishedAgreement[],
  options: BootstrapOptions,
) {
  const sets: AgreementSetId[] = [...new Set(printed.map(({ set }) => set))];
  return sets.flatMap((set) =>
    metrics.map(({ column, name, helm }) => {
      const values = helmMetricValues(medhelm, rows, helm);
      const { modes, spearman, n, of } = metricAgreement(ratedAnswers(medhelm, set), values, { ...options, name });
      const { icc, bootstrap } = modes[0]!;
      return {
        set: agreementSetNames[set],
        metric: name,
        printed: printed.find((cell) => cell.set === set && cell.column === column)!.estimate,
        recomputed: icc.estimate,
        lower: icc.lower,
        upper: icc.upper,
        'bootstrap lower': bootstrap.lower,
        'bootstrap upper': bootstrap.upper,
        'rank correlation': spearman.estimate,
        answers: `${n} of ${of}`,
      };
    }),
  );
}
