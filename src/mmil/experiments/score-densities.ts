import { type Histogram, histogram } from '../../stats/histogram.ts';
import type { ScoredCells } from '../evaluate/scored-cells.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/** The three kinds of cells there are: what a cell is, and whom it comes from. */
export type CellKind = 'diseased' | 'healthy, of patients' | 'healthy, of donors';

/** How the probabilities of one kind of cells are spread. Plain JSON. */
export interface ScoreDensity extends Histogram {
  kind: CellKind;
}

/**
 * Histograms of the probabilities of cells by what they truly are. Healthy cells of sick patients stand apart: it is they
 * whom an inherited label calls diseased. A kind without cells is left out.
 *
 * @param options.bins default 25
 * @example
 * scoreDensities(scoreSamples(test, fit.logit)).map(({ kind, n }) => `${kind}: ${n}`);
 */
export function scoreDensities(
  { logits, labels, sick }: ScoredCells,
  { bins = 25 }: { bins?: number } = {},
): ScoreDensity[] {
  const kindOf = (i: number): CellKind =>
    labels[i] ? 'diseased' : sick[i] ? 'healthy, of patients' : 'healthy, of donors';
  const kinds: readonly CellKind[] = ['diseased', 'healthy, of patients', 'healthy, of donors'];
  return kinds.flatMap((kind) => {
    const own = Array.from(logits).filter((_, i) => kindOf(i) === kind);
    if (own.length === 0) return [];
    const probabilities = own.map(sigmoid);
    return [{ kind, ...histogram(probabilities, { range: [0, 1], bins }) }];
  });
}
