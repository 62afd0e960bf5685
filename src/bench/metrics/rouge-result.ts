import type { MetricResult } from './metric.ts';

/** Result of the ROUGE metrics; the score is F1 of precision and recall. */
export interface RougeResult extends MetricResult {
  /** Share of the answer's units that are in the gold text; 0 without any. */
  precision: number;
  /** Share of the gold text's units that are in the answer; 0 without any. */
  recall: number;
  /** Units in common: n-grams, or words of the longest common subsequence. */
  shared: number;
  inGold: number;
  inPrediction: number;
}

/**
 * Precision, recall and F1 of so many shared units, by rouge-score's arithmetic.
 *
 * @example rougeResult(1, 3, 1) // { score: 0.5, precision: 1, recall: 0.333…, shared: 1, inGold: 3, inPrediction: 1 }
 */
export function rougeResult(shared: number, inGold: number, inPrediction: number): RougeResult {
  const precision = shared / Math.max(1, inPrediction);
  const recall = shared / Math.max(1, inGold);
  const score = shared > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { score, precision, recall, shared, inGold, inPrediction };
}
