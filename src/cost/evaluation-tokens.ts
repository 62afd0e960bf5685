import type { Tokens } from './cost-of.ts';

/** Tokens of one model on one benchmark. */
export interface EvaluationTokens {
  /** Read and written by the model under test. */
  benchmark: Tokens;
  /** Read and written by ONE judge; zeros where no jury scores. */
  judge: Tokens;
}

export interface EvaluationSize {
  instances: number;
  /** Tokens of all prompts together. */
  promptTokens: number;
  /** The most tokens that one completion may have … */
  maxOutputTokens: number;
  /** … and one verdict of one judge. Left out where no jury scores. */
  judgeMaxOutputTokens?: number;
}

/**
 * An upper bound on the tokens of an evaluation, as MedHELM counts them: every completion, and every verdict, as long
 * as it may be. A judge reads prompt and completion; the rubric and the gold answer are not counted. Source: arXiv
 * 2505.23802v2, Table 3, and the authors' cost sheet.
 *
 * @throws RangeError for a size that is no whole number of 0 or more
 * @example
 * evaluationTokens({ instances: 10, promptTokens: 5000, maxOutputTokens: 100, judgeMaxOutputTokens: 4096 });
 * // { benchmark: { input: 5000, output: 1000 }, judge: { input: 6000, output: 40960 } }
 */
export function evaluationTokens(size: EvaluationSize): EvaluationTokens {
  for (const [key, value] of Object.entries(size))
    if (value !== undefined && !(Number.isInteger(value) && value >= 0))
      throw new RangeError(`${key} must be a whole number of 0 or more, got ${value}`);
  const { instances, promptTokens, maxOutputTokens, judgeMaxOutputTokens } = size;
  const output = instances * maxOutputTokens;
  return {
    benchmark: { input: promptTokens, output },
    judge:
      judgeMaxOutputTokens === undefined
        ? { input: 0, output: 0 }
        : { input: promptTokens + output, output: instances * judgeMaxOutputTokens },
  };
}
