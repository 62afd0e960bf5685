import { medecVerdict } from './medec-verdict.ts';
import type { MetricResult } from './metric.ts';

export interface MedecSentenceResult extends MetricResult {
  /** Number of the wrong sentence; null for a note without an error. */
  gold: number | null;
  /** Number that opens the answer; null without one. */
  predicted: number | null;
}

/**
 * 1 if the answer names the wrong sentence of a clinical note by its number, or says rightly that there is none; the
 * correction does not count. MEDEC's secondary score in MedHELM.
 *
 * @param gold `CORRECT`, or the number of the wrong sentence and its correction
 * @example
 * medecSentenceAccuracy('4 The dose is 5 mg.', '4').score // 1
 * medecSentenceAccuracy('4 The dose is 5 mg.', 'Sentence 4').score // 0
 */
export function medecSentenceAccuracy(gold: string, prediction: string): MedecSentenceResult {
  const right = medecVerdict(gold.replaceAll('.', ''));
  const said = medecVerdict(prediction);
  const score =
    right.flag && said.flag ? right.sentence !== null && right.sentence === said.sentence : right.flag === said.flag;
  return { score: Number(score), gold: right.sentence, predicted: said.sentence };
}
