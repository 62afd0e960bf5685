import { costOf } from './cost-of.ts';
import type { EvaluationTokens } from './evaluation-tokens.ts';
import type { Price } from './prices.ts';
import { roundCents } from './round-cents.ts';

/** What one model cost on one benchmark, in USD: four parts and their sum. */
export interface EvaluationCost {
  prompt: number;
  completion: number;
  /** What all judges read … */
  judgePrompt: number;
  /** … and wrote. */
  judgeCompletion: number;
  total: number;
}

export interface EvaluationCostOptions {
  /** `cents per row` (default, as published): each of the four parts is rounded before they are added. */
  rounding?: 'cents per row' | 'none';
}

/**
 * What an evaluation costs: the tokens of the model at its price, and the tokens of one judge at the summed prices of
 * all judges, each of whom reads and writes as much. Source: the authors' cost sheet of MedHELM.
 *
 * @param judges the price of each judge; may be empty only where the judge has no tokens
 * @throws RangeError for judge tokens without a judge, or tokens or prices that are negative or no numbers
 * @example
 * const tokens = { benchmark: { input: 1e6, output: 1e5 }, judge: { input: 1e6, output: 0 } };
 * evaluationCost(tokens, { input: 2, output: 10 }, [{ input: 3, output: 15 }, { input: 1, output: 1 }]);
 * // { prompt: 2, completion: 1, judgePrompt: 4, judgeCompletion: 0, total: 7 }
 */
export function evaluationCost(
  { benchmark, judge }: EvaluationTokens,
  price: Pick<Price, 'input' | 'output'>,
  judges: readonly Pick<Price, 'input' | 'output'>[],
  { rounding = 'cents per row' }: EvaluationCostOptions = {},
): EvaluationCost {
  if (rounding !== 'cents per row' && rounding !== 'none')
    throw new RangeError(`rounding must be 'cents per row' or 'none', got ${String(rounding)}`);
  if (judges.length === 0 && judge.input + judge.output > 0)
    throw new RangeError('the judge has tokens but there is no judge: give the price of each');
  const jury = { input: 0, output: 0 };
  for (const { input, output } of judges) {
    jury.input += input;
    jury.output += output;
  }
  const round = rounding === 'none' ? (usd: number) => usd : roundCents;
  const [model, verdicts] = [costOf(benchmark, price), costOf(judge, jury)];
  const [prompt, completion] = [round(model.input), round(model.output)];
  const [judgePrompt, judgeCompletion] = [round(verdicts.input), round(verdicts.output)];
  return {
    prompt,
    completion,
    judgePrompt,
    judgeCompletion,
    total: round(prompt + completion + judgePrompt + judgeCompletion),
  };
}
