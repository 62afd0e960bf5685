// What evaluations cost: prices with a date, tokens, dollars. An unknown price is an error, never 0.
export { type BalancedBudget, balancedBudget, type BalancedBudgetOptions } from './balanced-budget.ts';
export {
  type Ask,
  type Budget,
  type BudgetOptions,
  type BudgetReading,
  type Purse,
  type Reservation,
  runBudget,
  type Share,
} from './budget.ts';
export { costFrontier, type CostFrontierOptions, type FrontierPoint, type PricedScores } from './cost-frontier.ts';
export type { CostRole } from './cost-roles.ts';
export { type CostOptions, costOf, type TokenCost, type TokenPrice, type Tokens } from './cost-of.ts';
export { countTokens, type TokenCount } from './count-tokens.ts';
export { type EvaluationCost, type EvaluationCostOptions, evaluationCost } from './evaluation-cost.ts';
export { type EvaluationSize, type EvaluationTokens, evaluationTokens } from './evaluation-tokens.ts';
export { forecast, type PaperForecastOptions, type PilotForecast, type PilotForecastOptions } from './forecast.ts';
export type { ForecastCounts } from './forecast-counts.ts';
export { type Charge, impliedPrice } from './implied-price.ts';
export {
  type MeteredModel,
  type MeterReading,
  type PriceMeter,
  priceMeter,
  type PriceMeterOptions,
} from './price-meter.ts';
export { priceOf } from './price-of.ts';
export { PriceUnknownError } from './price-unknown-error.ts';
export { definePrices, type Price, type Prices, type PricesInput, pricesSchema } from './prices.ts';
export { PricesError } from './prices-error.ts';
export { roundCents } from './round-cents.ts';
export { type TokenCounter, tokenCounter } from './token-counter.ts';
export { tokensOf } from './tokens-of.ts';
