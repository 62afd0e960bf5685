import { goldList } from './gold-list.ts';
import { icdCodes } from './icd-codes.ts';
import type { Golds, MetricResult, ScoringMode } from './metric.ts';

export interface BillingResult extends MetricResult {
  /** Share of the codes in the answer that are right; 0 without any. */
  precision: number;
  /** Share of the right codes that are in the answer; 0 without any. */
  recall: number;
  goldCodes: string[];
  predictedCodes: string[];
  sharedCodes: string[];
}

/**
 * F1 of the ICD-10 codes in the answer against those in the gold text: 2 |shared| / (|gold| + |answer|), 0 when neither
 * has any. The rule of MIMIC-IV Billing Code; the score of the benchmark is the mean over notes.
 *
 * @param golds a text with the right codes, or several whose codes are taken together
 * @param options.mode how codes are found, see {@link icdCodes}
 * @example
 * billingF1('I10, E11.9', 'I10 and J45.909').score // 0.5
 * billingF1('S72.001A', 'S72.009D').score // 1: both are cut to S72
 */
export function billingF1(golds: Golds, prediction: string, options: { mode?: ScoringMode } = {}): BillingResult {
  const goldCodes = [...new Set(goldList(golds).flatMap((gold) => icdCodes(gold, options)))].sort();
  const predictedCodes = icdCodes(prediction, options);
  const sharedCodes = goldCodes.filter((code) => predictedCodes.includes(code));
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  return {
    score: share(2 * sharedCodes.length, goldCodes.length + predictedCodes.length),
    precision: share(sharedCodes.length, predictedCodes.length),
    recall: share(sharedCodes.length, goldCodes.length),
    goldCodes,
    predictedCodes,
    sharedCodes,
  };
}
