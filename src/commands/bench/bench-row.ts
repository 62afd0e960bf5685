import type { Table } from './simulate-bags.ts';

/** One line of a benchmark: our figure beside that of a peer on the same data in the same run. */
export interface BenchRow {
  id: string;
  /** Cells, events or requests. */
  n: number;
  ours: number;
  /** null where the peer is not installed. */
  peer: number | null;
  /** ours / peer. */
  ratio: number | null;
  unit: string;
  peerName: string;
  better: 'lower' | 'higher';
  /** The simulated table it was measured on. */
  table?: Table;
  /** Largest difference of a coefficient from glmnet's at thresh 1e-14: equal work, not less of it. */
  coefficientError?: number | null;
  /** Training losses that the two reached: equal work, not less of it. */
  loss?: number;
  peerLoss?: number | null;
}

/** `lasso-path` and 100000 make `lasso-path-1e5`. */
export function sizedId(name: string, n: number): string {
  const power = Math.floor(Math.log10(n));
  const digits = n / 10 ** power;
  return `${name}-${Number(digits.toPrecision(6))}e${power}`;
}
