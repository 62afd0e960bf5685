import type { CellTable } from '../../cells/cell-table.ts';
import type { Learner } from '../../learners/learner.ts';
import type { MmilOptions } from '../mmil-options.ts';
import type { Arm } from './arms.ts';

/** A learner with its one tuning parameter, the same for all arms. */
export interface LearnerFamily {
  name: string;
  parameter: string;
  grid: readonly number[];
  /** The learner of an arm at a value. */
  learner: (arm: Arm, value: number, training: CellTable, rho: number) => Learner;
  /** How MMIL iterates at a value. */
  iterate: (value: number) => Pick<MmilOptions, 'maxIterations' | 'stop'>;
}
