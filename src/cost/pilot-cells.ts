import type { ForecastCounts } from './forecast-counts.ts';
import { costRoles, type RoleAmounts, roleAmounts } from './cost-roles.ts';
import type { CostOptions } from './cost-of.ts';
import type { PilotUsage } from './pilot-usage.ts';
import type { Prices } from './prices.ts';

/** What a pilot says of one model on one benchmark. */
export interface PilotCell {
  benchmark: string;
  model: string;
  /** What each instance of the pilot takes, all its replicates asked. */
  instances: Map<string, RoleAmounts>;
  /** What the pilot took. */
  seen: RoleAmounts;
  /** Instances of the run that were not asked; a fraction where some replicates were. */
  ahead: number;
}

export interface PilotCellOptions extends CostOptions {
  prices: Prices;
  judges: readonly string[];
  replicates: number;
  retries: number | undefined;
  /** Whether the requests of the pilot are part of the run. */
  counts: boolean;
}

/**
 * The requests of a pilot by model and benchmark, in the order of `rows`.
 *
 * @throws RangeError where a cell has fewer than 2 instances with an answer, or more than the run
 */
export function pilotCells(
  rows: readonly (ForecastCounts & { model: string })[],
  pilot: readonly PilotUsage[],
  options: PilotCellOptions,
): PilotCell[] {
  const byCell = new Map<string, PilotUsage[]>();
  for (const usage of pilot) {
    const key = JSON.stringify([usage.benchmark, usage.model]);
    const requests = byCell.get(key);
    if (requests) requests.push(usage);
    else byCell.set(key, [usage]);
  }
  return rows.map((row) => cellOf(row, byCell.get(JSON.stringify([row.benchmark, row.model])) ?? [], options));
}

function cellOf(
  { benchmark, model, instances: of }: ForecastCounts & { model: string },
  requests: readonly PilotUsage[],
  { judges, replicates, counts, ...options }: PilotCellOptions,
): PilotCell {
  const seen = noAmounts();
  const instances = new Map<string, RoleAmounts>();
  const asked = new Map<string, Set<number>>();
  for (const usage of requests) {
    if (usage.judge !== undefined && !judges.includes(usage.judge)) continue;
    const amounts = roleAmounts(usage, options.prices, options);
    add(seen, amounts, 1);
    let own = instances.get(usage.instance);
    if (!own) instances.set(usage.instance, (own = noAmounts()));
    add(own, amounts, 1);
    if (usage.judge !== undefined) continue;
    const known = asked.get(usage.instance);
    if (known) known.add(usage.replicate ?? 0);
    else asked.set(usage.instance, new Set([usage.replicate ?? 0]));
  }
  let done = 0;
  for (const [instance, amounts] of instances) {
    const times = asked.get(instance)?.size ?? 0;
    if (times === 0)
      throw new RangeError(`the pilot has verdicts on ${model} for ${instance} of ${benchmark}, but no answer`);
    done += Math.min(times, replicates) / replicates;
    instances.set(instance, add(noAmounts(), amounts, replicates / times));
  }
  if (counts && instances.size > of)
    throw new RangeError(
      `the pilot has ${instances.size} instances of ${benchmark}, the run ${of}: pass pilotCounts: false for a pilot on others`,
    );
  const ahead = counts ? of - done : of;
  if (instances.size < 2 && ahead > 0)
    throw new RangeError(
      `the pilot has ${instances.size} answered instances of ${benchmark} by ${model}: a forecast needs 2, and is of use from 20 on`,
    );
  return { benchmark, model, instances, seen: counts ? seen : noAmounts(), ahead };
}

const noAmounts = (): RoleAmounts =>
  Object.fromEntries(costRoles.map((role) => [role, { tokens: 0, usd: 0 }])) as RoleAmounts;

function add(to: RoleAmounts, amounts: RoleAmounts, times: number): RoleAmounts {
  for (const role of costRoles) {
    to[role].tokens += times * amounts[role].tokens;
    to[role].usd += times * amounts[role].usd;
  }
  return to;
}
