/** What logits are worth at a share of diseased cells, and at a threshold. */
export interface ScoreSummary {
  auroc: number;
  /** Expected calibration error, ten bins of equal width. */
  ece: number;
  sensitivity: number;
  specificity: number;
  /** Share of the cells that are called diseased. */
  called: number;
  /** Densities of P(diseased) over equal bins from 0 to 1: of healthy cells, of diseased cells. */
  densities: [number[], number[]];
}

/**
 * Summarises scores as if a share `prevalence` of the cells were diseased: cells are weighted to it. AUROC, sensitivity
 * and specificity do not depend on it; calibration does.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @param labels 1 diseased, 0 healthy
 * @param threshold cells with P(diseased) above it are called
 */
export function scoreSummary(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  prevalence: number,
  threshold: number,
  bins = 30,
): ScoreSummary {
  const n = logits.length;
  let positives = 0;
  for (let i = 0; i < n; i++) positives += labels[i]!;
  const weightOf = [(1 - prevalence) / (n - positives), prevalence / positives];
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => logits[a]! - logits[b]!);
  let below = 0; // healthy cells with a lower score, ties half
  let wins = 0;
  for (let start = 0, end = 0; start < n; start = end) {
    let [healthy, diseased] = [0, 0];
    for (; end < n && logits[order[end]!] === logits[order[start]!]; end++)
      if (labels[order[end]!]) diseased++;
      else healthy++;
    wins += diseased * (below + healthy / 2);
    below += healthy;
  }
  const gaps = new Array<number>(10).fill(0);
  const called = [0, 0];
  const densities: [number[], number[]] = [new Array<number>(bins).fill(0), new Array<number>(bins).fill(0)];
  for (let i = 0; i < n; i++) {
    const p = 1 / (1 + Math.exp(-logits[i]!));
    const label = labels[i]!;
    gaps[Math.min(9, Math.floor(10 * p))]! += weightOf[label]! * (p - label);
    if (p > threshold) called[label]! += 1;
    densities[label]![Math.min(bins - 1, Math.floor(bins * p))]! += bins / (label ? positives : n - positives);
  }
  const sensitivity = called[1]! / positives;
  const specificity = 1 - called[0]! / (n - positives);
  return {
    auroc: wins / (positives * (n - positives)),
    ece: gaps.reduce((sum, gap) => sum + Math.abs(gap), 0),
    sensitivity,
    specificity,
    called: prevalence * sensitivity + (1 - prevalence) * (1 - specificity),
    densities,
  };
}
