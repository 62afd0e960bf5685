/** Scorers whose name HELM has another word for than its own with underscores. */
const names: Readonly<Record<string, string>> = {
  'ehrsql-execution': 'ehr_sql_execution_accuracy',
  'medcalc-accuracy': 'medcalc_bench_accuracy',
  'medec-flag-accuracy': 'medec_error_flag_accuracy',
  'medec-sentence-accuracy': 'medec_error_sentence_accuracy',
  'multiple-choice': 'exact_match',
  'billing-f1': 'mimiciv_billing_code_f1',
  'bertscore-f': 'BERTScore-F',
};

/**
 * What HELM calls a scorer: a jury goes by its benchmark.
 *
 * @example
 * helmMetric('exact-match', 'med-qa') // 'exact_match'
 * helmMetric('jury', 'aci-bench') // 'aci_bench_accuracy'
 */
export function helmMetric(scorer: string, benchmark: string): string {
  return scorer === 'jury' ? `${underscored(benchmark)}_accuracy` : (names[scorer] ?? underscored(scorer));
}

/** @example underscored('aci-bench') // 'aci_bench' */
export const underscored = (name: string): string => name.replaceAll('-', '_');

/**
 * Worst and best value of a metric of HELM: 0 to 1 for accuracies, matches, ROUGE, BERTScore and F1; undefined for what
 * measures something else (tokens, seconds, log probabilities). The metric of a jury is named like an accuracy.
 */
export function helmScale(metric: string): { min: number; max: number } | undefined {
  const unit = /exact_match(_indicator)?$|^rouge_[12l]$|^BERTScore-[PRF]$|_accuracy$|(^|_)f1(_score)?$/;
  return unit.test(metric) ? { min: 0, max: 1 } : undefined;
}
