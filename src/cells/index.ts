// Cells from files: read, transformed, brought to one panel, with what is noted of them.
export type { Annotation, CellTable, Factor } from './cell-table.ts';
export { constantFactor, factor, isFactor, wordOf } from './factor.ts';
