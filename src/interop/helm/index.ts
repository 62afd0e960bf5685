// What HELM wrote: runs as plain rows, texts and means, or as records; and runs of ours written as HELM does.
export { HelmFileError } from './helm-file-error.ts';
export { type HelmText, helmTexts, type HelmVerdict } from './helm-texts.ts';
export type { HelmInstanceStat } from './instance-stats.ts';
export { openHelmRun } from './open-helm-run.ts';
export { type HelmRow, type HelmRun, readHelmRuns, type ReadHelmRunsOptions } from './read-helm-runs.ts';
export type { HelmRunSpec } from './read-run-spec.ts';
export type { HelmStat } from './read-stats.ts';
export type { HelmReference } from './request-state.ts';
export { writeHelmRun, type WriteHelmRunOptions } from './write-helm-run.ts';
