// Juries: rubrics, prompts that an answer cannot break out of, verdicts read strictly. No verdict is no score.
export { askJudge, type AskJudgeOptions } from './ask-judge.ts';
export { type Combination, type CombineOptions, combineScores } from './combine-scores.ts';
export { fixJuryScores } from './helm/fix-jury-scores.ts';
export { type HelmJuryScore, helmJuryScore } from './helm/helm-jury-score.ts';
export { type HelmReading, readHelmVerdict } from './helm/read-helm-verdict.ts';
export { type Judged, judgePrompt } from './judge-prompt.ts';
export { juryScorer, type JuryScorerOptions } from './jury-scorer.ts';
export { type Counted, type JuryOptions, type JuryVerdict, juryVerdict } from './jury-verdict.ts';
export { medhelmRubric, noteExtractRubric } from './medhelm-rubric.ts';
export { mockJudge, type MockJudgeOptions } from './mock-judge.ts';
export { parseVerdict, type ParseVerdictOptions } from './parse-verdict.ts';
export { readRubric } from './read-rubric.ts';
export { type Criterion, defineRubric, type Rubric, type RubricInput } from './rubric.ts';
export { RubricError } from './rubric-error.ts';
export { type HelmPromptOptions, rubricFromHelmPrompt } from './rubric-from-helm-prompt.ts';
export { SelfJudgingError } from './self-judging-error.ts';
export type { JudgeVerdict, UnscoredKind, Verdict } from './verdict.ts';
export { verdictNonce } from './verdict-nonce.ts';
