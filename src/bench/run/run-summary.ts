import type { MeterReading } from '../../cost/price-meter.ts';
import type { Run } from './run.ts';
import { outcomes, type Outcome, type RunState } from './run-state.ts';
import type { ScorerRecord } from './scorer-record.ts';

/** How a scorer fared: `scored + unscored + missing` is the number of answers. */
export interface ScorerSummary {
  name: string;
  /** Mean of the scored ones, on the scorer's scale; `null` when there is none. */
  mean: number | null;
  scored: number;
  unscored: number;
  /** Answers that it has not seen, or on which it failed. */
  missing: number;
}

/** What a run came to. Plain JSON, but for what reads `run`. */
export interface RunSummary {
  /** `ended` before all was asked: by you, or because a budget was spent. */
  status: 'complete' | 'ended';
  benchmark: string;
  model: string;
  /** True when a stand-in of ours answered, or the instances were made up. */
  simulated: boolean;
  /** Requests in all: instances × replicates. */
  of: number;
  /** What became of them; these counts add up to `of`. */
  outcomes: Record<Outcome, number>;
  scorers: ScorerSummary[];
  /** Answers that this start brought: asked of the model, and found in the cache. */
  asked: number;
  cached: number;
  seconds: number;
  /** What the price meter reads at the end, where one was given: of all runs that share it. */
  cost?: MeterReading;
  /** What a reader should know: mended files, failing scorers, how to go on. */
  notes: string[];
  /** Its records: what `runResults` and `compareRuns` take. */
  run: Run;
}

export function countOutcomes({ outcome }: RunState): Record<Outcome, number> {
  const counts = Object.fromEntries(outcomes.map((name) => [name, 0])) as Record<Outcome, number>;
  for (const number of outcome) counts[outcomes[number]!]++;
  return counts;
}

/** In the order of the data set, so that the mean does not depend on which answer came first. */
export function summariseScorers(state: RunState, scorers: readonly ScorerRecord[]): ScorerSummary[] {
  const counts = countOutcomes(state);
  const answers = state.outcome.length - counts.missing - counts.failed;
  return scorers.map(({ name }, k) => {
    let [sum, scored, unscored] = [0, 0, 0];
    state.scored[k]!.forEach((status, place) => {
      if (status === 1) {
        scored++;
        sum += state.values[k]![place]!;
      } else if (status === 2) unscored++;
    });
    return { name, mean: scored > 0 ? sum / scored : null, scored, unscored, missing: answers - scored - unscored };
  });
}
