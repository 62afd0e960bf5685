/**
 * Weighted area under the ROC curve for soft labels: a cell with label s counts s times as positive, 1 - s times as
 * negative. Ties count half. NaN when one class is missing.
 */
export function areaUnderCurve(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
): number {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort((i, k) => scores[i]! - scores[k]!);
  let negatives = 0; // below the score at hand
  let positives = 0;
  let area = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    const score = scores[order[start]!];
    let up = 0;
    let down = 0;
    for (; end < order.length && scores[order[end]!] === score; end++) {
      const i = order[end]!;
      up += weights[i]! * labels[i]!;
      down += weights[i]! * (1 - labels[i]!);
    }
    area += up * (negatives + down / 2);
    negatives += down;
    positives += up;
  }
  return area / (positives * negatives);
}
