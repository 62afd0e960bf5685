import type { ModelError } from '../../llm/model-error.ts';
import type { Model } from '../../llm/model.ts';
import type { Benchmark } from '../benchmark.ts';
import { answerTasks, type ScoreTask } from './answer-tasks.ts';
import { type AskTask, askWork, stopped } from './ask-work.ts';
import { checkUnchanged } from './check-unchanged.ts';
import { describeRun } from './describe-run.ts';
import { directoryStore } from './directory-store.ts';
import { linkedStop } from './linked-stop.ts';
import { loadRecords } from './load-records.ts';
import { memoryStore } from './memory-store.ts';
import { checkOptions, type RunOptions } from './run-options.ts';
import { progressTeller } from './run-progress.ts';
import { runState } from './run-state.ts';
import { countOutcomes, type RunSummary } from './run-summary.ts';
import { runSummaryOf } from './run-summary-of.ts';
import { runTally } from './run-tally.ts';
import { runTasks } from './run-tasks.ts';
import { scoreWork } from './score-work.ts';
import { surveyInstances } from './survey-instances.ts';
import { endOf, untilBroke } from './until-broke.ts';
import { spentOf, withinRun } from './within-run.ts';

/**
 * Asks a model the instances of a benchmark, and scores the answers as they come.
 *
 * Instances are streamed and `concurrency` requests are in flight, so memory does not depend on the number of instances
 * but for some 40 bytes each. With a `directory` all is appended to files there: after a kill, a full disk or Ctrl-C the
 * same call goes on from what was recorded. More instances at the end, a higher `limit` or more `replicates` extend a
 * run; another model, other parameters, prompts or rows are refused. What ends without a completion is recorded as
 * failed with its cause, never scored, and asked again at the next start; before that, requests are repeated while their
 * failure may pass. When the budget of the model or of a judge is spent, what is on its way ends and is
 * kept, and the run ends like one that you end: raise the budget and run again.
 *
 * The data set is walked more than once, so `benchmark.instances()` must give the same instances in the same order at
 * each call; rows must survive JSON, because answers are scored again from what was recorded.
 *
 * @throws InstanceError for a duplicate id, RunChangedError for the directory of another run, RunLockedError when another
 * process writes there, RunStoppedError when records cannot be written or the model does not answer at all,
 * PriceUnknownError for a model without a price when a price meter is given, RangeError for an option that cannot be used
 * @example
 * const summary = await runBenchmark(medQa, echoModel(), { directory: 'out/runs/med-qa', limit: 100 });
 * summary.outcomes; // { missing: 0, complete: 100, truncated: 0, refused: 0, empty: 0, failed: 0 }
 */
export async function runBenchmark<Row>(
  benchmark: Benchmark<Row>,
  model: Model,
  options: RunOptions = {},
): Promise<RunSummary> {
  checkOptions(options);
  const started = performance.now();
  const { directory, concurrency = 64, retryFailed = true, maxFailures = 100 } = options;
  const description = describeRun(benchmark, model, options);
  const within = withinRun(concurrency, options);
  const asked = within(model);
  const { usd, cost } = spentOf(options);
  const ids = await surveyInstances(benchmark, { limit: options.limit });
  const state = runState(ids, description.replicates, description.scorers.length);
  const total = ids.size * description.replicates;
  const { signal, stop, unlink } = linkedStop(options.signal);
  const store =
    directory === undefined
      ? memoryStore(description)
      : await directoryStore(directory, description, { open: options.open, onFailure: stop });
  const tally = runTally();
  let broke: ModelError | undefined;
  try {
    if (directory !== undefined && store.resumed) {
      const lastPosition = await loadRecords(directory, description.scorers, state);
      await checkUnchanged(benchmark, model, state, { directory, lastPosition, signal });
    }
    await store.begin(total);
    const { missing, failed } = countOutcomes(state);
    const left = missing + (retryFailed ? failed : 0);
    const kept = { done: total - left, total, failed: retryFailed ? 0 : failed };
    const { ended, finish } = progressTeller(kept, options.onProgress, usd);
    const context = { state, store, signal, tally, ended };
    const ask = askWork(benchmark, asked, maxFailures, context);
    const score = scoreWork(benchmark.scorers, model.name, within, context);
    const work = async (task: ScoreTask | AskTask<Row>): Promise<void> => {
      if ('answered' in task) await score(task.answered.row as Row, task.place, task.answered);
      else {
        const record = await ask(task);
        if (record) {
          await score(task.instance.row, task.place, record);
          ended(false);
        }
      }
      for (let full = store.room(); full; full = store.room()) await full;
    };
    broke = await untilBroke(runTasks(answerTasks(benchmark, store.run, state, options), concurrency, work, signal));
    if (broke && countOutcomes(state).missing === total) throw stopped(broke); // not one request was paid
    finish();
  } finally {
    unlink();
    await store.close();
  }
  const ended = endOf(broke, options.signal);
  return runSummaryOf(description, description.scorers, { state, store, tally, ended, started, cost });
}
