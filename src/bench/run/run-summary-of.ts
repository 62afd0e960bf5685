import type { MeterReading } from '../../cost/price-meter.ts';
import type { RunDescription } from './run-records.ts';
import type { RunState } from './run-state.ts';
import type { RunStore } from './run-store.ts';
import { countOutcomes, type RunSummary, summariseScorers } from './run-summary.ts';
import { type RunTally, scorerNotes } from './run-tally.ts';
import type { ScorerRecord } from './scorer-record.ts';

/** What a start of a run came to, from what its hands noted. */
export function runSummaryOf(
  { benchmark, model }: RunDescription,
  scorers: readonly ScorerRecord[],
  {
    state,
    store,
    tally,
    ended,
    started,
    cost,
  }: {
    state: RunState;
    store: RunStore;
    tally: RunTally;
    /** Why it ended before all was done; undefined when it did not. */
    ended: string | undefined;
    /** As `performance.now()` said. */
    started: number;
    cost?: (() => MeterReading) | undefined;
  },
): RunSummary {
  const { directory } = store.run;
  const goOn =
    directory === undefined
      ? 'it had no directory, so it cannot be gone on with'
      : `make the same call again, with the directory ${directory}, to go on from there`;
  return {
    status: ended !== undefined ? 'ended' : 'complete',
    benchmark: benchmark.id,
    model: model.name,
    simulated: model.simulated || benchmark.synthetic,
    of: state.outcome.length,
    outcomes: countOutcomes(state),
    scorers: summariseScorers(state, scorers),
    asked: tally.asked,
    cached: tally.cached,
    seconds: (performance.now() - started) / 1000,
    ...(cost && { cost: cost() }),
    notes: [...store.notes, ...scorerNotes(tally), ...(ended !== undefined ? [`${ended}: ${goOn}`] : [])],
    run: store.run,
  };
}
