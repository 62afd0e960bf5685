import { requestKey } from '../../llm/request-key.ts';
import type { Model } from '../../llm/model.ts';
import type { Benchmark, Instance } from '../benchmark.ts';
import { runFiles } from './directory-files.ts';
import { eachInstance } from './each-instance.ts';
import { jsonLines } from './json-lines.ts';
import { RunChangedError } from './run-error.ts';
import type { CompletionRecord } from './run-records.ts';
import { keyHash, rowHash, type RunState } from './run-state.ts';

/**
 * Walks the instances that have a record, and compares rows and requests with those recorded.
 *
 * @throws RunChangedError showing the first difference
 */
export async function checkUnchanged<Row>(
  benchmark: Benchmark<Row>,
  model: Model,
  state: RunState,
  { directory, lastPosition, signal }: { directory: string; lastPosition: number; signal?: AbortSignal | undefined },
): Promise<void> {
  for await (const { instance, position } of eachInstance(benchmark, { limit: lastPosition + 1, signal })) {
    for (let replicate = 0; replicate < state.replicates; replicate++) {
      const place = position * state.replicates + replicate;
      if (state.outcome[place] === 0) continue;
      const sameRow = state.row[place] === rowHash(instance.row);
      const request = { messages: benchmark.prompt(instance.row), parameters: benchmark.parameters, replicate };
      if (!sameRow || state.key[place] !== keyHash(requestKey(model, request)))
        throw await changed(directory, benchmark, instance, replicate);
    }
  }
}

async function changed<Row>(
  directory: string,
  benchmark: Benchmark<Row>,
  { id, row }: Instance<Row>,
  replicate: number,
): Promise<RunChangedError> {
  let recorded: CompletionRecord | undefined;
  for await (const record of jsonLines<CompletionRecord>(runFiles(directory).completions))
    if (record.instance === id && record.replicate === replicate) recorded = record;
  const there = { row: recorded?.row, messages: recorded?.messages };
  const here = { row, messages: benchmark.prompt(row) };
  const part = JSON.stringify(there.row) === JSON.stringify(here.row) ? 'messages' : 'row';
  const [a, b] = excerpts(JSON.stringify(there[part]) ?? 'nothing', JSON.stringify(here[part]) ?? 'nothing');
  return new RunChangedError(
    `${directory} holds an answer for instance ${JSON.stringify(id)} of ${benchmark.id}, but its ` +
      `${part === 'row' ? 'row' : 'prompt'} has changed since:\n  there: ${a}\n  here:  ${b}\n` +
      'Choose another directory, or go back to what it was made with. A cache spares the requests that both have.',
  );
}

/** What differs of two texts, with some of what stands around it. */
function excerpts(a: string, b: string): [string, string] {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  const start = Math.max(0, at - 30);
  const cut = (text: string): string =>
    `${start > 0 ? '…' : ''}${text.slice(start, at + 50)}${text.length > at + 50 ? '…' : ''}`;
  return [cut(a), cut(b)];
}
