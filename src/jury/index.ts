// Juries: rubrics, prompts that an answer cannot break out of, verdicts read strictly. No verdict is no score.
export { type Agreement, agreement, type AgreementOptions } from './agreement/agreement.ts';
export { type CorrectedJuryMean, correctedJuryMean } from './agreement/corrected-jury-mean.ts';
export { type JudgeLeftOut, type JuryAndPeople, leaveOneJudgeOut } from './agreement/leave-one-judge-out.ts';
export { type PairwiseAgreement, pairwiseAgreement } from './agreement/pairwise-agreement.ts';
export {
  type PredictionPoweredMean,
  predictionPoweredMean,
  type PredictionPoweredOptions,
} from './agreement/prediction-powered-mean.ts';
export { ratingSheet, type RatingSheetOptions, type SheetItem, type SheetKey } from './agreement/rating-sheet.ts';
export { RatingSheetError } from './agreement/rating-sheet-error.ts';
export { readRatingSheet, type ReadSheetOptions, type SheetRatings } from './agreement/read-rating-sheet.ts';
export { type Severity, severity } from './agreement/severity.ts';
export { askJudge, type AskJudgeOptions } from './ask-judge.ts';
export { type Combination, type CombineOptions, combineScores } from './combine-scores.ts';
export { dawidSkene, type DawidSkeneFit, type RaterRates } from './dawid-skene.ts';
export { type DawidSkeneOptions, type DawidSkeneState, dawidSkeneSteps } from './dawid-skene-steps.ts';
export { fixJuryScores } from './helm/fix-jury-scores.ts';
export { type HelmJuryScore, helmJuryScore } from './helm/helm-jury-score.ts';
export { type HelmReading, readHelmVerdict } from './helm/read-helm-verdict.ts';
export { type Judged, judgePrompt } from './judge-prompt.ts';
export { type JuryRatings, juryRatings } from './jury-ratings.ts';
export { juryScorer, type JuryScorerOptions } from './jury-scorer.ts';
export { type Counted, type JuryOptions, type JuryVerdict, juryVerdict } from './jury-verdict.ts';
export { type MajorityVote, majorityVote } from './majority-vote.ts';
export { medhelmRubric, noteExtractRubric } from './medhelm-rubric.ts';
export { mockJudge, type MockJudgeOptions } from './mock-judge.ts';
export { parseVerdict, type ParseVerdictOptions } from './parse-verdict.ts';
export {
  designPanel,
  type DesignPanelOptions,
  type Panel,
  type PanelCandidate,
  type PanelDesign,
} from './panel/design-panel.ts';
export { effectiveVotes } from './panel/effective-votes.ts';
export { type JudgeErrors, judgeErrors } from './panel/judge-errors.ts';
export { type PlantedGrade, plantedGrades } from './planted-grades.ts';
export type { Rating } from './rating.ts';
export { readRubric } from './read-rubric.ts';
export { type Criterion, defineRubric, type Rubric, type RubricInput } from './rubric.ts';
export { RubricError } from './rubric-error.ts';
export { type HelmPromptOptions, rubricFromHelmPrompt } from './rubric-from-helm-prompt.ts';
export { SelfJudgingError } from './self-judging-error.ts';
export { simulateRatings, type SimulateRatingsOptions } from './simulate-ratings.ts';
export { type JurySummary, summariseJury } from './summarise-jury.ts';
export type { JudgeVerdict, UnscoredKind, Verdict } from './verdict.ts';
export { verdictNonce } from './verdict-nonce.ts';
