import type { Estimate } from '../stats/estimate.ts';
import type { CostOptions } from './cost-of.ts';
import { type CostRole, costRoles, type RoleAmounts } from './cost-roles.ts';
import { countRows, type ForecastCounts } from './forecast-counts.ts';
import { type PaperForecast, paperForecast } from './paper-forecast.ts';
import { type PilotCell, pilotCells } from './pilot-cells.ts';
import type { PilotUsage } from './pilot-usage.ts';
import { predictedSum, type PredictedSumOptions, type SeenUnits } from './predicted-sum.ts';
import { priceOf } from './price-of.ts';
import type { Prices } from './prices.ts';

export interface PaperForecastOptions {
  method: 'paper';
  prices: Prices;
  /** Each is paid for every answer of a benchmark with `judgeMaxOutputTokens`. Default none. */
  judges?: readonly string[];
  /** How often each instance is asked. Default 1. */
  replicates?: number;
}

export interface PilotForecastOptions extends CostOptions {
  method?: 'pilot';
  /** Requests of a small run with the tokens that servers counted. */
  pilot: readonly PilotUsage[];
  prices: Prices;
  /** Default those of the pilot; verdicts of others are left out, and counted in `notes`. */
  judges?: readonly string[];
  /** How often each instance is asked. Default 1. */
  replicates?: number;
  /** Failed requests for each one that is answered, each paid as a prompt. Default as the pilot had them. */
  retries?: number;
  /** Whether the pilot's instances are part of the run: what they took is then known. Default true. */
  pilotCounts?: boolean;
  /** Of the intervals. Default 0.9. */
  level?: number;
  /** Default 1. */
  seed?: number;
  /** Of the bootstrap. Default 1,000. */
  bootstraps?: number;
}

/** What a run will take, the pilot included where it counts. Plain JSON. */
export interface PilotForecast {
  method: 'pilot';
  /** Of the whole run; its interval is for the true cost. */
  usd: Estimate;
  /** The estimates add up to the whole; the ends of intervals do not. */
  roles: Record<CostRole, { tokens: Estimate; usd: Estimate }>;
  models: { model: string; usd: Estimate }[];
  benchmarks: { benchmark: string; usd: Estimate }[];
  judges: readonly string[];
  prices: Pick<Prices, 'id' | 'asOf' | 'evidence'>;
  /** True when stand-ins answered in the pilot. */
  simulated: boolean;
  notes: string[];
}

/**
 * What a run will cost, before it is made.
 *
 * From a **pilot**: by role, tokens and USD with a predictive interval for what the run will take (see
 * {@link predictedSum}). The unit is the instance with all that is asked about it: its answers by all models, their
 * verdicts, repeats and failed requests; so what is dear for all models alike makes the interval wider. Or by the
 * **paper**'s formula: every completion and verdict as long as it may be, a ceiling with no interval.
 *
 * @param counts the size of each benchmark
 * @param models names as in the prices
 * @throws RangeError for counts, models or a pilot that do not fit together, PriceUnknownError for a model or judge
 * without a price, PricesError for a batch without batch prices
 * @example
 * const counts = [{ benchmark: 'a', instances: 10, promptTokens: 5000, maxOutputTokens: 100 }];
 * forecast(counts, ['gpt-4o'], { method: 'paper', prices }).usd; // 0.02: 5,000 at 2.5 and 1,000 at 10 USD per million
 * forecast(counts, ['gpt-4o'], { pilot, prices }).usd; // { estimate, lower, upper, level: 0.9, … }
 */
export function forecast(
  counts: readonly ForecastCounts[],
  models: readonly string[],
  options: PaperForecastOptions,
): PaperForecast;
export function forecast(
  counts: readonly ForecastCounts[],
  models: readonly string[],
  options: PilotForecastOptions,
): PilotForecast;
export function forecast(
  counts: readonly ForecastCounts[],
  models: readonly string[],
  options: PaperForecastOptions | PilotForecastOptions,
): PaperForecast | PilotForecast {
  const { prices, judges, replicates = 1 } = options;
  if (!Number.isInteger(replicates) || replicates < 1)
    throw new RangeError(`replicates must be a whole number from 1, got ${replicates}`);
  const rows = countRows(counts, models);
  if (options.method === 'paper') return paperForecast(rows, { prices, judges: judges ?? [], replicates });
  return pilotForecast(rows, { ...options, replicates });
}

function pilotForecast(
  rows: readonly (ForecastCounts & { model: string })[],
  {
    pilot,
    prices,
    judges: named,
    replicates = 1,
    retries,
    pilotCounts = true,
    batch = false,
    ...rest
  }: PilotForecastOptions,
): PilotForecast {
  if (retries !== undefined && !(retries >= 0 && retries < Infinity))
    throw new RangeError(`retries must be 0 or more, got ${retries}`);
  const present = [...new Set(pilot.flatMap(({ judge }) => judge ?? []))];
  const judges = named ?? present;
  for (const name of [...new Set(rows.map(({ model }) => model)), ...judges]) priceOf(prices, name);
  const unheard = judges.find((judge) => !present.includes(judge));
  if (unheard !== undefined)
    throw new RangeError(`the pilot has no verdict of ${unheard}: let it judge the pilot's answers first`);
  const cells = pilotCells(rows, pilot, { prices, judges, replicates, retries, batch, counts: pilotCounts });
  const { level, seed, bootstraps } = rest;
  const predict: PredictedSumOptions = {
    ...(level !== undefined && { level }),
    ...(seed !== undefined && { seed }),
    ...(bootstraps !== undefined && { replicates: bootstraps }),
  };
  const sum = (some: readonly PilotCell[], amount: Amount): Estimate => predictedSum(partsOf(some, amount), predict);
  const simulated = pilot.some((usage) => usage.simulated);
  const left = pilot.filter(({ judge }) => judge !== undefined && !judges.includes(judge)).length;
  const { id, asOf, evidence } = prices;
  return {
    method: 'pilot',
    usd: sum(cells, allUsd),
    roles: Object.fromEntries(
      costRoles.map((role) => [
        role,
        { tokens: sum(cells, (amounts) => amounts[role].tokens), usd: sum(cells, (amounts) => amounts[role].usd) },
      ]),
    ) as PilotForecast['roles'],
    models: grouped(cells, 'model').map(([model, some]) => ({ model, usd: sum(some, allUsd) })),
    benchmarks: grouped(cells, 'benchmark').map(([benchmark, some]) => ({ benchmark, usd: sum(some, allUsd) })),
    judges,
    prices: { id, asOf, evidence },
    simulated,
    notes: [
      ...(simulated ? ['stand-ins answered in the pilot: their tokens are simulated'] : []),
      ...(left > 0 ? [`${left} verdicts of the pilot are left out: their judges were not named`] : []),
    ],
  };
}

type Amount = (amounts: RoleAmounts) => number;

const allUsd: Amount = (amounts) => costRoles.reduce((usd, role) => usd + amounts[role].usd, 0);

/**
 * One part a benchmark: its models are asked the same instances, so an instance is one unit with what all of them take.
 * An instance that a model did not answer in the pilot counts with the model's mean, which leaves the estimate as it is.
 */
function partsOf(cells: readonly PilotCell[], amount: Amount): SeenUnits[] {
  return grouped(cells, 'benchmark').map(([, some]) => {
    const ahead = Math.max(...some.map((cell) => cell.ahead));
    const units = new Map<string, number>();
    for (const { instances } of some) for (const instance of instances.keys()) units.set(instance, 0);
    for (const { instances, ahead: own } of some) {
      if (own === 0) continue;
      const mean = [...instances.values()].reduce((total, amounts) => total + amount(amounts), 0) / instances.size;
      for (const [instance, value] of units) {
        const amounts = instances.get(instance);
        units.set(instance, value + (own / ahead) * (amounts ? amount(amounts) : mean));
      }
    }
    const seen = some.reduce((total, cell) => total + amount(cell.seen), 0);
    return { values: [...units.values()], ahead, seen };
  });
}

function grouped(cells: readonly PilotCell[], key: 'model' | 'benchmark'): [string, PilotCell[]][] {
  const groups = new Map<string, PilotCell[]>();
  for (const cell of cells) {
    const group = groups.get(cell[key]);
    if (group) group.push(cell);
    else groups.set(cell[key], [cell]);
  }
  return [...groups];
}
