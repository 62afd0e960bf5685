import { type EvaluationCost, evaluationCost } from './evaluation-cost.ts';
import { type EvaluationSize, evaluationTokens } from './evaluation-tokens.ts';
import type { ForecastCounts } from './forecast-counts.ts';
import { priceOf } from './price-of.ts';
import type { Prices } from './prices.ts';
import { roundCents } from './round-cents.ts';

/** The most that a run can cost by the paper's formula: one row a model and benchmark, and their sums. */
export interface PaperForecast {
  method: 'paper';
  usd: number;
  rows: ({ benchmark: string; model: string; instances: number } & EvaluationCost)[];
  models: { model: string; usd: number }[];
  prices: Pick<Prices, 'id' | 'asOf' | 'evidence'>;
}

/**
 * MedHELM's ceiling: every completion and verdict as long as it may be, each part of each row rounded to cents.
 *
 * @throws RangeError naming the benchmark and the count that is missing, PriceUnknownError
 */
export function paperForecast(
  rows: readonly (ForecastCounts & { model: string })[],
  { prices, judges, replicates }: { prices: Prices; judges: readonly string[]; replicates: number },
): PaperForecast {
  const seats = judges.map((judge) => priceOf(prices, judge));
  const costs = rows.map((row) => {
    const { benchmark, model, instances } = row;
    const tokens = evaluationTokens(sizeOf(row, replicates));
    return { benchmark, model, instances, ...evaluationCost(tokens, priceOf(prices, model), seats) };
  });
  const sum = (some: readonly { total: number }[]): number =>
    roundCents(some.reduce((usd, { total }) => usd + total, 0));
  const { id, asOf, evidence } = prices;
  return {
    method: 'paper',
    usd: sum(costs),
    rows: costs,
    models: [...new Set(costs.map(({ model }) => model))].map((model) => ({
      model,
      usd: sum(costs.filter((row) => row.model === model)),
    })),
    prices: { id, asOf, evidence },
  };
}

function sizeOf(counts: ForecastCounts, replicates: number): EvaluationSize {
  const { benchmark, instances, promptTokens, maxOutputTokens, judgeMaxOutputTokens } = counts;
  const missing = promptTokens === undefined ? 'promptTokens' : 'maxOutputTokens';
  if (promptTokens === undefined || maxOutputTokens === undefined)
    throw new RangeError(`${benchmark}: the paper's formula needs ${missing}, which is not given`);
  return {
    instances: instances * replicates,
    promptTokens: promptTokens * replicates,
    maxOutputTokens,
    ...(judgeMaxOutputTokens !== undefined && { judgeMaxOutputTokens }),
  };
}
