import type { IndexedRatings } from './index-ratings.ts';

/**
 * The E-step of Dawid and Skene (equation 2.5): P(true category | ratings) of each item, and the log-likelihood of all
 * ratings (2.7, missing ones left out). Computed in logarithms, for items with many ratings.
 */
export function expectLabels(
  { items, categories, itemOf, raterOf, labelOf }: IndexedRatings,
  prior: Float64Array,
  confusion: Float64Array,
): { posterior: Float64Array; logLikelihood: number } {
  const k = categories.length;
  const [logPrior, logConfusion] = [prior.map(Math.log), confusion.map(Math.log)];
  const posterior = new Float64Array(items.length * k);
  for (let i = 0; i < items.length; i++) posterior.set(logPrior, i * k);
  for (let r = 0; r < itemOf.length; r++) {
    const [to, from] = [itemOf[r]! * k, raterOf[r]! * k * k + labelOf[r]!];
    for (let c = 0; c < k; c++) posterior[to + c]! += logConfusion[from + c * k]!;
  }
  let logLikelihood = 0;
  for (let at = 0; at < posterior.length; at += k) {
    let [top, sum] = [-Infinity, 0];
    for (let c = 0; c < k; c++) top = Math.max(top, posterior[at + c]!);
    for (let c = 0; c < k; c++) sum += posterior[at + c] = Math.exp(posterior[at + c]! - top);
    for (let c = 0; c < k; c++) posterior[at + c]! /= sum;
    logLikelihood += top + Math.log(sum);
  }
  return { posterior, logLikelihood };
}
