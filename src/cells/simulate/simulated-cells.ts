import type { DenseCells } from '../../learners/learner.ts';
import type { Annotation, CellTable, Factor } from '../cell-table.ts';

/** What every simulated cell carries, the truth included. */
export interface SimulatedAnnotations extends Readonly<Record<string, Annotation>> {
  /** `P1` … for sick patients, `H1` … for healthy donors. */
  readonly patient: Factor;
  /** Label inherited from the patient: 1 for cells of sick patients. */
  readonly sick: Float32Array;
  /** True label: 1 for diseased cells. */
  readonly label: Float32Array;
}

/** Simulated cells: a {@link CellTable} whose truth is known. */
export interface SimulatedTable extends CellTable {
  readonly annotations: SimulatedAnnotations;
}

/** Simulated cells without sparse columns. */
export interface SimulatedCells extends DenseCells {
  readonly annotations: SimulatedAnnotations;
}
