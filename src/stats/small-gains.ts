import type { StopRule } from './em.ts';

/**
 * Stops a climb after `patience` gains below `tolerance` in a row; a fall counts as a small gain, a larger gain or NaN
 * starts the count anew. The rule of the R package `mmil`, with 1e-4 a cell and 3.
 *
 * @example
 * smallGains({ tolerance: 0.1, patience: 2 })([0, 1, 1.05, 1.06]); // 'converged'
 */
export function smallGains({ tolerance = 1e-4, patience = 3 } = {}): StopRule {
  return (values) => {
    let small = 0;
    while (small < values.length - 1 && values.at(-1 - small)! - values.at(-2 - small)! < tolerance) small++;
    return small >= patience ? 'converged' : undefined;
  };
}
