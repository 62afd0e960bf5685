// Samples of lm-evaluation-harness as records.
export { openLmEvalRun, type OpenLmEvalRunOptions } from './open-lm-eval-run.ts';
