import { hash } from '../../stats/rng.ts';
import type { TaxonomyPlace } from '../benchmark.ts';
import { pickScorer } from '../run/pick-scorer.ts';
import { isScoreOf } from '../run/answer-hash.ts';
import type { Run } from '../run/run.ts';
import type { ScoreRecord } from '../run/run-records.ts';
import { type Outcome, outcomes } from '../run/run-state.ts';
import { byId } from './by-instance.ts';
import { countedValue, type CountingOption, countingOf } from './counting.ts';

/** What one scorer says of a run, instance by instance. Plain JSON. */
export interface RunScores {
  benchmark: string;
  name: string;
  taxonomy?: TaxonomyPlace;
  model: string;
  /** True when a stand-in answered, or the instances were made up. */
  simulated: boolean;
  scorer: string;
  scale: { min: number; max: number };
  /** Ids, in order. */
  instances: string[];
  /** What each is not independent of: its source, or itself. */
  sources: string[];
  /** Hash of each row, to tell whether two runs are of the same data. */
  rows: number[];
  /** The mean over the replicates that count, `null` where none does. */
  values: (number | null)[];
  /** Requests by what became of them; with those that are missing they add up to `of`. */
  outcomes: Record<Outcome, number>;
  /** Requests that count in a mean … */
  n: number;
  /** … out of so many. */
  of: number;
  /** Answers that a scorer could not score, or has not seen. */
  unscored: number;
  unseen: number;
}

/**
 * What one scorer says of a run, for means, comparisons and leaderboards.
 *
 * @param options.scorer name of a scorer; default the main one
 * @param options.counting what refused, empty, failed and unscored answers count; default `as-scored`, see `countings`
 * @throws RangeError for a scorer that did not score the run
 * @example
 * const { values, n, of } = await runScores(run, { scorer: 'exact-match', counting: 'helm' });
 */
export async function runScores(
  run: Run,
  { scorer, counting: option }: { scorer?: string; counting?: CountingOption } = {},
): Promise<RunScores> {
  const { benchmark, model, scorers } = run.description;
  const picked = pickScorer(run.scorers, scorers[0]!.name, scorer);
  const counting = countingOf(option);
  const scored = new Map<string, { value: number | null } & Pick<ScoreRecord, 'answer'>>();
  for await (const { instance, replicate, answer, score } of run.scores(picked))
    scored.set(`${replicate} ${instance}`, {
      value: score.status === 'scored' ? score.value : null,
      ...(answer !== undefined && { answer }),
    });

  const found = new Map<string, { source: string; row: number; values: [number, number][] }>();
  const counts = Object.fromEntries(outcomes.map((name) => [name, 0])) as Record<Outcome, number>;
  let [n, unscored, unseen, done] = [0, 0, 0, 0];
  for await (const record of run.completions()) {
    const { instance, replicate, source = instance } = record;
    const outcome = record.status === 'failed' ? 'failed' : record.completion.outcome;
    const known = scored.get(`${replicate} ${instance}`);
    const score = record.status === 'failed' ? null : known && isScoreOf(known, record) ? known.value : undefined;
    done++;
    counts[outcome]++;
    if (score === undefined) unseen++;
    else if (score === null && outcome !== 'failed') unscored++;
    const value = score === undefined ? null : countedValue(counting, outcome, score, picked.scale.min);
    let item = found.get(instance);
    if (!item) {
      item = { source, row: hash(JSON.stringify(record.row) ?? '', 1) >>> 0, values: [] };
      found.set(instance, item);
    }
    if (value === null) continue;
    n++;
    item.values.push([replicate, value]);
  }
  const of = Math.max(run.expected, done);
  counts.missing = of - done;
  const items = [...found].sort(([a], [b]) => byId(a, b));
  return {
    benchmark: benchmark.id,
    name: benchmark.name,
    ...(benchmark.taxonomy && { taxonomy: benchmark.taxonomy }),
    model: model.name,
    simulated: benchmark.synthetic || model.simulated,
    scorer: picked.name,
    scale: picked.scale,
    instances: items.map(([instance]) => instance),
    sources: items.map(([, { source }]) => source),
    rows: items.map(([, { row }]) => row),
    values: items.map(([, { values }]) => meanOf(values)),
    outcomes: counts,
    n,
    of,
    unscored,
    unseen,
  };
}

/** Summed in the order of the replicates, so that it does not depend on which answer came first. */
function meanOf(values: [number, number][]): number | null {
  if (values.length === 0) return null;
  const sum = values.sort(([a], [b]) => a - b).reduce((total, [, value]) => total + value, 0);
  return sum / values.length;
}
