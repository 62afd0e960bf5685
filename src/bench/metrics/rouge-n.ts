import { bestGold } from './best-gold.ts';
import type { Golds } from './metric.ts';
import { rougeResult, type RougeResult } from './rouge-result.ts';
import { rougeTokens } from './rouge-tokens.ts';

export interface RougeNOptions {
  /** Words of an n-gram, 1 or more; 1 unless stated. */
  n?: number;
  /** Stem the words first, as HELM does; true unless stated. */
  stem?: boolean;
}

/**
 * ROUGE-N: F1 of the n-grams that answer and gold text have in common, each counted as often as it stands in both. The
 * best of several gold texts counts. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004; equal to
 * rouge-score, which HELM uses with its stemmer.
 *
 * @throws RangeError for an n that is not a whole number from 1
 * @example
 * rougeN('testing one two', 'testing').score // 0.5
 * rougeN('testing one two', 'testing one', { n: 2 }).score // 0.6666666666666666
 */
export function rougeN(golds: Golds, prediction: string, { n = 1, stem = true }: RougeNOptions = {}): RougeResult {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`n is ${n}: ROUGE-N needs a whole number from 1`);
  const grams = (text: string): string[] => {
    const tokens = rougeTokens(text, { stem });
    return tokens.slice(n - 1).map((_, i) => tokens.slice(i, i + n).join(' '));
  };
  const given = grams(prediction);
  return bestGold(golds, (gold) => {
    const right = grams(gold);
    const left = new Map<string, number>();
    for (const gram of right) left.set(gram, (left.get(gram) ?? 0) + 1);
    let shared = 0;
    for (const gram of given) {
      const times = left.get(gram) ?? 0;
      if (times === 0) continue;
      left.set(gram, times - 1);
      shared++;
    }
    return rougeResult(shared, right.length, given.length);
  });
}
