import type { Problem } from '../problem.ts';

/** A row of a data set, and where it stands: line of a text file, row of a sheet (its header is row 1). */
export interface PlacedRow {
  place: number;
  row: Record<string, unknown>;
}

/** Hears of a row that cannot be used: the reader leaves it out and goes on. */
export type OnProblem = (problem: Problem) => void;
