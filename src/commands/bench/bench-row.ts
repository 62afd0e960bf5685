/** One line of a benchmark: our time beside that of a peer on the same data in the same run. */
export interface BenchRow {
  id: string;
  /** Cells. */
  n: number;
  ours: number;
  /** null where the peer is not installed. */
  peer: number | null;
  /** ours / peer. */
  ratio: number | null;
  unit: string;
  peerName: string;
  better: 'lower' | 'higher';
}
