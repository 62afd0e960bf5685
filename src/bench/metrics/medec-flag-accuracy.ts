import { type MedecVerdict, medecVerdict } from './medec-verdict.ts';
import type { MetricResult } from './metric.ts';

export interface MedecFlagResult extends MetricResult {
  gold: MedecVerdict['flag'];
  predicted: MedecVerdict['flag'];
}

/**
 * 1 if the answer says rightly whether a clinical note holds an error (MEDEC's main score in MedHELM); what the error
 * is does not count. Full stops are taken off the gold text only: the answer "CORRECT." reports an error, see
 * {@link medecVerdict}.
 *
 * @param gold `CORRECT`, or the number of the wrong sentence and its correction
 * @example
 * medecFlagAccuracy('CORRECT', 'CORRECT').score // 1
 * medecFlagAccuracy('CORRECT', 'CORRECT.').score // 0
 * medecFlagAccuracy('4 The dose is 5 mg.', '').score // 1
 */
export function medecFlagAccuracy(gold: string, prediction: string): MedecFlagResult {
  const { flag } = medecVerdict(gold.replaceAll('.', ''));
  const { flag: predicted } = medecVerdict(prediction);
  return { score: Number(flag === predicted), gold: flag, predicted };
}
