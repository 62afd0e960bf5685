// Runs and results from and to other frameworks: HELM, inspect_ai, lm-evaluation-harness; tables for other tools.
export * from './export/index.ts';
export * from './helm/index.ts';
export * from './inspect/index.ts';
export * from './lm-eval/index.ts';
export { ImportFileError } from './records/import-file-error.ts';
export type { ImportedRun, RunSource } from './records/run-source.ts';
