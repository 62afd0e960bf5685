/**
 * Why there is no verdict.
 *
 * - `failed`: the judge's model gave no completion; `refused`, `empty`: it gave one without content;
 * - `no-verdict`: no JSON object that bears the nonce;
 * - `malformed`: one that is no valid JSON, or misses a key or has one too many, or a value of the wrong type;
 * - `off-scale`: a score outside the scale or between its steps.
 */
export type UnscoredKind = 'failed' | 'refused' | 'empty' | 'no-verdict' | 'malformed' | 'off-scale';

/** What one judge says of one answer: a score for every criterion, or why not. Never some of both. */
export type Verdict =
  | { status: 'scored'; scores: Record<string, number>; fields: Record<string, Record<string, string>> }
  | { status: 'unscored'; kind: UnscoredKind; reason: string };

/** A verdict with the judge it is from. */
export interface JudgeVerdict {
  /** Name of its model; a second seat of the same model has `#2` behind it. */
  judge: string;
  verdict: Verdict;
  /** Requests it took: 2 when the first reply could not be read. */
  requests: number;
  /** The last reply as it came, kept where no verdict could be read from it. */
  reply?: string;
  /** True when the judge is a stand-in. */
  simulated: boolean;
}
