import type { CellTable } from '../../cells/cell-table.ts';
import type { BagClassifier } from '../competitors/bag-classifier.ts';

/** A method that enters a comparison, with the one parameter of it that is tuned. */
export interface Contender {
  /** As the figures call it. */
  name: string;
  /** What is tuned, in words: `fraction of the largest lambda`. */
  parameter: string;
  /** The values tried. */
  grid: readonly number[];
  /** Learns from the table at one value. Only an oracle may look at `label`. */
  fit: (
    training: CellTable,
    value: number,
    options: { seed: number; signal?: AbortSignal },
  ) => BagClassifier | Promise<BagClassifier>;
}
