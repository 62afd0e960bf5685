import { ModelError } from '../../llm/model-error.ts';
import type { Completion, Message, Model } from '../../llm/model.ts';
import type { Benchmark, Instance } from '../benchmark.ts';
import { withKey } from '../../llm/request-key.ts';
import { InstanceError, RunStoppedError } from './run-error.ts';
import type { CompletionRecord } from './run-records.ts';
import { noteCompletion } from './run-state.ts';
import type { CompletedRecord } from './score-work.ts';
import type { WorkContext } from './work-context.ts';

/** A request that was not made yet. */
export interface AskTask<Row> {
  place: number;
  instance: Instance<Row>;
  replicate: number;
}

/** Causes that no other request would escape. */
const hopeless: ReadonlySet<string> = new Set(['key-missing', 'key-refused', 'model-unknown']);

/**
 * How an instance is asked, and what became of it recorded. Undefined without a completion.
 *
 * @param asked the model within the limits of the run
 */
export function askWork<Row>(
  benchmark: Benchmark<Row>,
  asked: Model,
  maxFailures: number,
  { state, store, signal, tally, ended }: WorkContext,
): (task: AskTask<Row>) => Promise<CompletedRecord | undefined> {
  const { parameters } = benchmark;
  let failuresInRow = 0;
  const note = (place: number, record: CompletionRecord): void => {
    noteCompletion(state, place, record);
    store.addCompletion(record);
  };
  return async ({ place, instance, replicate }) => {
    const request = { messages: promptOf(benchmark, instance), parameters, replicate };
    let key = '';
    const asking = withKey(asked, request, (made) => {
      key = made;
      return asked.complete(request, { signal });
    });
    const { id, source, row } = instance;
    const { messages } = request;
    const about = { instance: id, replicate, ...(source !== undefined && { source }), key, row, messages };
    let completion: Completion;
    try {
      completion = await asking;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      if (error.kind === 'aborted' || signal.aborted) return undefined;
      if (error.kind === 'over-budget') throw error; // nothing was sent, so nothing is recorded
      if (hopeless.has(error.kind)) throw stopped(error);
      const { kind, message, attempts } = error;
      tally.asked++;
      note(place, { ...about, status: 'failed', error: { kind, message, attempts } });
      ended(true);
      if (++failuresInRow >= maxFailures) throw stopped(error, failuresInRow);
      return undefined;
    }
    failuresInRow = 0;
    if (completion.attempts > 0) tally.asked++;
    else tally.cached++;
    const record: CompletedRecord = { ...about, status: 'completed', completion };
    note(place, record);
    return record;
  };
}

function promptOf<Row>(benchmark: Benchmark<Row>, { id, row }: Instance<Row>): readonly Message[] {
  try {
    return benchmark.prompt(row);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InstanceError(`${benchmark.id}: no prompt can be made of instance ${JSON.stringify(id)}: ${why}`, {
      cause,
    });
  }
}

export function stopped(error: ModelError, inRow?: number): RunStoppedError {
  const many = inRow === undefined ? '' : `${inRow} requests in a row ended without a completion, the last one so: `;
  return new RunStoppedError(
    `the run stopped, and all that was recorded is kept. ${many}${error.message}\nMend that and run the same call again.`,
    { cause: error },
  );
}
