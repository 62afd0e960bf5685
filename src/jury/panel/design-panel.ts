import { cholesky } from '../../stats/cholesky.ts';
import { effectiveVotes } from './effective-votes.ts';
import { majorityError } from './majority-error.ts';
import { meanError } from './mean-error.ts';
import type { PanelJudges } from './panel-judges.ts';

/** A judge that may sit on the panel. */
export interface PanelCandidate {
  judge: string;
  /** Of one rating, in the currency of the budget. */
  price: number;
  /** P(given | true): a row for each true category. */
  confusion?: readonly (readonly number[])[];
  /** In place of `confusion`: how often the judge is wrong, all wrong categories alike. */
  errorRate?: number;
}

export interface DesignPanelOptions {
  /** For one answer. */
  budget: number;
  /** Scores of the scale, ascending. Default 0 and 1, wrong and right. */
  categories?: readonly number[];
  /** P(true category). Default: all alike. */
  prior?: readonly number[];
  /** Of errors, judge × judge in the order of the candidates: see `judgeErrors`. Default: independent. */
  correlations?: readonly (readonly number[])[];
  /**
   * How the panel decides, and what is an error: `mean`, root mean squared distance from the true score, in points,
   * exact; `majority`, share of wrong decisions, from simulated votes. Default `mean`.
   */
  rule?: 'mean' | 'majority';
  /** Of `majority`'s votes. Default 1. */
  seed?: number;
  /** Votes drawn for each true category, for `majority`. Default 10000. */
  draws?: number;
}

/** A panel with what it costs and what it is worth. */
export interface Panel {
  judges: string[];
  /** Of one answer. */
  price: number;
  error: number;
  effectiveVotes: number;
}

/** Plain JSON. */
export interface PanelDesign extends Panel {
  rule: 'mean' | 'majority';
  budget: number;
  /** Gains below this are no gains: two standard errors of the simulated votes for `majority`, 0 for `mean`. */
  noise: number;
  /** Panels that err less than every cheaper one, by more than `noise`; cheapest first. The last is the panel. */
  frontier: Panel[];
  /** Panels within the budget, of all there are. */
  n: number;
  of: number;
  method: string;
}

/** More would take long: there are 2 to the power of their number panels. */
const MOST_CANDIDATES = 12;

/**
 * The panel of judges that errs least at a budget, among all panels. Judges who err together add less than they seem to:
 * `effectiveVotes` says how much. Of panels that err alike (within `noise`) the cheapest wins.
 *
 * @throws RangeError for no or more than 12 candidates, rates that are no probabilities, correlations that contradict
 * each other, or a budget that pays no judge
 * @example
 * designPanel([{ judge: 'a', price: 1, errorRate: 0.1 }, { judge: 'b', price: 1, errorRate: 0.2 }], { budget: 1 }).judges; // ['a']
 */
export function designPanel(candidates: readonly PanelCandidate[], options: DesignPanelOptions): PanelDesign {
  const { budget, rule = 'mean', seed = 1, draws = 10_000 } = options;
  const judges = checked(candidates, options);
  const errorOf = rule === 'mean' ? meanError(judges) : majorityError(judges, { seed, draws });
  const cheapest = candidates.reduce((best, one) => (one.price < best.price ? one : best));
  if (!(budget >= cheapest.price))
    throw new RangeError(
      `a budget of ${budget} pays no judge: the cheapest, ${cheapest.judge}, costs ${cheapest.price}`,
    );
  const panels: Panel[] = [];
  const of = 2 ** candidates.length - 1;
  for (let bits = 1; bits <= of; bits++) {
    const members = candidates.flatMap((_, j) => (bits & (1 << j) ? [j] : []));
    const price = members.reduce((sum, j) => sum + candidates[j]!.price, 0);
    if (price > budget + 1e-9 * Math.abs(budget)) continue;
    panels.push({
      judges: members.map((j) => candidates[j]!.judge),
      price,
      error: errorOf(members),
      effectiveVotes: effectiveVotes(members.map((a) => members.map((b) => judges.correlations[a]![b]!))),
    });
  }
  panels.sort((a, b) => a.price - b.price || a.error - b.error || a.judges.length - b.judges.length);
  const least = Math.min(...panels.map(({ error }) => error));
  const noise = rule === 'mean' ? 0 : 2 * Math.sqrt((least * (1 - least)) / (draws * judges.categories.length));
  const frontier: Panel[] = [];
  for (const panel of panels)
    if (panel.error < (frontier.at(-1)?.error ?? Infinity) - noise - 1e-12) frontier.push(panel);
  return {
    ...frontier.at(-1)!,
    ...{ rule, budget, noise, frontier, n: panels.length, of },
    method: rule === 'mean' ? 'all panels, exact' : `all panels, ${draws} simulated votes a category, seed ${seed}`,
  };
}

function checked(candidates: readonly PanelCandidate[], options: DesignPanelOptions): PanelJudges {
  const m = candidates.length;
  if (m < 1 || m > MOST_CANDIDATES)
    throw new RangeError(`a panel is chosen from 1 to ${MOST_CANDIDATES} candidates, got ${m}`);
  const { categories = [0, 1] } = options;
  const k = categories.length;
  if (k < 2 || categories.some((value, c) => c > 0 && !(value > categories[c - 1]!)))
    throw new RangeError(`categories must be two or more, ascending, got ${categories.join(', ')}`);
  const { prior = categories.map(() => 1 / k), correlations = identity(m) } = options;
  if (!isDistribution(prior, k)) throw new RangeError(`prior must be ${k} probabilities with sum 1`);
  const confusion = candidates.map(({ judge, price, confusion: rates, errorRate }) => {
    if (!(price >= 0 && price < Infinity))
      throw new RangeError(`${judge}: price must be a number from 0, got ${price}`);
    if ((rates === undefined) === (errorRate === undefined))
      throw new RangeError(`${judge}: give either confusion or errorRate`);
    if (rates === undefined && !(errorRate! >= 0 && errorRate! <= 1))
      throw new RangeError(`${judge}: errorRate must lie from 0 to 1, got ${errorRate}`);
    const rows =
      rates ?? categories.map((_, c) => categories.map((__, g) => (g === c ? 1 - errorRate! : errorRate! / (k - 1))));
    if (rows.length !== k || !rows.every((row) => isDistribution(row, k)))
      throw new RangeError(`${judge}: confusion must be ${k} rows of ${k} probabilities with sum 1`);
    return rows;
  });
  const square = correlations.length === m && correlations.every((row) => row.length === m);
  if (
    !square ||
    !correlations.every((row, a) => row[a] === 1 && row.every((value, b) => value === correlations[b]![a]))
  )
    throw new RangeError(`correlations must be ${m} × ${m}, symmetric, with 1 on the diagonal`);
  cholesky(correlations);
  return { categories, prior, confusion, correlations };
}

const identity = (m: number): number[][] =>
  Array.from({ length: m }, (_, a) => Array.from({ length: m }, (__, b) => Number(a === b)));

const isDistribution = (shares: readonly number[], k: number): boolean =>
  shares.length === k && shares.every((p) => p >= 0) && Math.abs(shares.reduce((sum, p) => sum + p, 0) - 1) < 1e-6;
