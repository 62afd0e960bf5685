// What HELM wrote: runs as plain rows, texts and means.
export { HelmFileError } from './helm-file-error.ts';
export { type HelmText, helmTexts, type HelmVerdict } from './helm-texts.ts';
export type { HelmInstanceStat } from './instance-stats.ts';
export { type HelmRow, type HelmRun, readHelmRuns, type ReadHelmRunsOptions } from './read-helm-runs.ts';
export type { HelmRunSpec } from './read-run-spec.ts';
export type { HelmStat } from './read-stats.ts';
