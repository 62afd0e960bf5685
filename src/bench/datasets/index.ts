// Data sets: files of rows.
export type { DatasetOptions } from './placed-rows.ts';
export { readDataset } from './read-dataset.ts';
