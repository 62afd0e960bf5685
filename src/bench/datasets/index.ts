// Data sets: files of rows, and where the originals of MedHELM's come from.
export { type DatasetSource, datasetSources, type SourceFile } from './dataset-source.ts';
export { type Fetched, fetchDataset, type FetchOptions, type PublicSource } from './fetch-dataset.ts';
export { FetchError, type FetchErrorKind } from './fetch-error.ts';
export type { DatasetOptions } from './placed-rows.ts';
export { readDataset } from './read-dataset.ts';
