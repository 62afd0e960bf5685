import type { Column } from '../learners/learner.ts';
import type { Factor } from './cell-table.ts';

/** A column of a file before it is known whether it becomes a feature or an annotation. */
export interface NamedColumn {
  name: string;
  values: Column | Factor;
  /** The first value that is not a finite number, where the reader noted it. */
  firstBad?: BadValue | undefined;
}

export interface BadValue {
  /** What stands there; empty where nothing does. */
  text: string;
  line?: number | undefined;
  /** Cell, from 0. */
  cell: number;
}
