import type { Benchmark } from '../benchmark.ts';
import { scoreTasks, type ScoreTask } from './answer-tasks.ts';
import { directoryStore } from './directory-store.ts';
import { runFiles } from './directory-files.ts';
import { idTable } from './id-table.ts';
import { jsonLines } from './json-lines.ts';
import { linkedStop } from './linked-stop.ts';
import { loadRecords } from './load-records.ts';
import { openRun } from './open-run.ts';
import { checkOptions, type RunOptions } from './run-options.ts';
import { progressTeller } from './run-progress.ts';
import type { CompletionRecord } from './run-records.ts';
import { isUnscored, runState } from './run-state.ts';
import type { RunSummary } from './run-summary.ts';
import { runSummaryOf } from './run-summary-of.ts';
import { runTally } from './run-tally.ts';
import { runTasks } from './run-tasks.ts';
import { scorerRecord } from './scorer-record.ts';
import { scoreWork } from './score-work.ts';
import { endOf, untilBroke } from './until-broke.ts';
import { spentOf, withinRun } from './within-run.ts';

/**
 * Scores the recorded answers of a run with the scorers that a benchmark has now. No request goes to the model; judges
 * are asked. Earlier scores stay, and those of a scorer that has not changed are not made again. It can be broken off and
 * gone on with like a run.
 *
 * Rows are those recorded. A corrected gold answer makes other rows: run the benchmark into a new directory then, where a
 * cache spares the requests.
 *
 * @throws RunChangedError for the directory of another benchmark, RunLockedError when another process writes there,
 * RunStoppedError when scores cannot be written
 * @example
 * const summary = await rescore('out/runs/med-qa', { ...medQa, scorers: [lenientMatch] });
 * summary.asked; // 0
 */
export async function rescore<Row>(
  directory: string,
  benchmark: Pick<Benchmark<Row>, 'id' | 'split' | 'scorers'>,
  options: Pick<RunOptions, 'concurrency' | 'cache' | 'meter' | 'signal' | 'onProgress' | 'open' | 'within'> = {},
): Promise<RunSummary> {
  checkOptions(options);
  const started = performance.now();
  const { concurrency = 64 } = options;
  const { usd, cost } = spentOf(options);
  const known = await openRun(directory);
  const scorers = benchmark.scorers.map(scorerRecord);
  const { id, split } = benchmark;
  const description = { ...known.description, benchmark: { ...known.description.benchmark, id, split }, scorers };
  const { signal, stop, unlink } = linkedStop(options.signal);
  const store = await directoryStore(directory, description, {
    open: options.open,
    onFailure: stop,
    rescoring: true,
  });
  const tally = runTally();
  const ids = idTable();
  let state;
  let broke;
  try {
    for await (const { instance } of jsonLines<CompletionRecord>(runFiles(directory).completions)) ids.add(instance);
    state = runState(ids, description.replicates, scorers.length);
    await loadRecords(directory, scorers, state);
    const answers = state.outcome.reduce((n, _, place) => n + Number(isUnscored(state!, place)), 0);
    const { ended, finish } = progressTeller({ done: 0, total: answers, failed: 0 }, options.onProgress, usd);
    const context = { state, store, signal, tally, ended };
    const score = scoreWork(benchmark.scorers, known.description.model.name, withinRun(concurrency, options), context);
    const work = async ({ place, answered }: ScoreTask): Promise<void> => {
      await score(answered.row as Row, place, answered);
      ended(false);
      for (let full = store.room(); full; full = store.room()) await full;
    };
    broke = await untilBroke(runTasks(scoreTasks(store.run, state), concurrency, work, signal));
    finish();
  } finally {
    unlink();
    await store.close();
  }
  const ended = endOf(broke, options.signal);
  return runSummaryOf(known.description, scorers, { state, store, tally, ended, started, cost });
}
