import { concatCells } from '../concat-cells.ts';
import type { SimulatedCells } from './simulated-cells.ts';

/**
 * Simulated samples as one table, in their order: `concatCells`, whose result still knows that its truth is known.
 *
 * @throws CellTableError when there is no sample, or the samples are of different presets
 * @example
 * concatSamples([...simulateCohort(preset, options)]);
 */
export const concatSamples = (samples: readonly SimulatedCells[]): SimulatedCells =>
  concatCells(samples) as SimulatedCells;
