import { type AnnotatorOptions, simulateAnnotator } from '../../cells/simulate/simulate-annotator.ts';
import type { ScoredCells } from '../evaluate/scored-cells.ts';

/** Labels that one simulated annotator gave. Not a clinician: an error model with two numbers. */
export interface SimulatedAnnotator {
  /** From 1. */
  annotator: number;
  given: Uint8Array;
}

/**
 * Simulated annotators of the same cells, each with errors of their own near the boundary: see `simulateAnnotator`.
 *
 * @param oracle cells with the logits that say how near the boundary a cell is; those of the oracle, who is one of the
 * arms that annotators are compared with, so their errors fall where the oracle is in doubt
 * @param options.annotators how many. Default 3
 * @example
 * const panel = annotatorPanel(scores.oracle, { seed: 1, flips: 0.03, spread: 0.5 });
 */
export function annotatorPanel(
  { labels, logits }: ScoredCells,
  { annotators = 3, ...options }: Omit<AnnotatorOptions, 'annotator'> & { annotators?: number },
): SimulatedAnnotator[] {
  const truth = Uint8Array.from(labels as ArrayLike<number>, Number);
  return Array.from({ length: annotators }, (_, k) => ({
    annotator: k + 1,
    given: simulateAnnotator(truth, logits, { ...options, annotator: k + 1 }),
  }));
}
