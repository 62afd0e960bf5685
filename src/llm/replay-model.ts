import { abortedError } from './aborted-error.ts';
import { ModelError } from './model-error.ts';
import type { Completion, Message, Model } from './model.ts';
import { requestKey } from './request-key.ts';

/** A completion, and the request that led to it: by its key, or by its messages and replicate. */
export type Recorded = { completion: Completion } & (
  { key: string } | { key?: undefined; messages: readonly Message[]; replicate?: number }
);

export interface ReplayModelOptions {
  /** The model that was recorded. */
  name: string;
  /** Its identity, where records have keys: a key is of name and identity too. */
  identity?: Readonly<Record<string, unknown>>;
  /** Whether a stand-in was recorded. Default: false; single completions say it themselves. */
  simulated?: boolean;
}

/**
 * Answers from a recording; `attempts` is 0. A request is looked up by its key, then by its messages and replicate
 * whatever its parameters. Records are read at the first request and kept in memory; the last of equal ones counts.
 *
 * @example
 * const records = [{ messages: [{ role: 'user', content: 'Hi' }], completion }];
 * const model = replayModel(records, { name: 'openai/gpt-4o' });
 */
export function replayModel(
  records: Iterable<Recorded> | AsyncIterable<Recorded>,
  { name, identity = {}, simulated = false }: ReplayModelOptions,
): Model {
  let loading: Promise<Map<string, Completion>> | undefined;
  return {
    name,
    simulated,
    identity,
    async complete(request, { signal } = {}) {
      if (signal?.aborted) throw abortedError(name);
      const recorded = await (loading ??= load(records));
      const { messages, replicate } = request;
      const found = recorded.get(requestKey({ name, identity }, request)) ?? recorded.get(bareKey(messages, replicate));
      if (!found)
        throw new ModelError(
          'not-recorded',
          `${name}: none of the ${recorded.size} recorded requests has these messages (replicate ${replicate}), which end in ${JSON.stringify(messages.at(-1)?.content.slice(-60) ?? '')}`,
        );
      return { ...found, attempts: 0 };
    },
  };
}

async function load(records: Iterable<Recorded> | AsyncIterable<Recorded>): Promise<Map<string, Completion>> {
  const recorded = new Map<string, Completion>();
  for await (const record of records)
    recorded.set(record.key ?? bareKey(record.messages, record.replicate ?? 0), record.completion);
  return recorded;
}

const bare = { name: '', identity: {} };
const bareKey = (messages: readonly Message[], replicate: number): string =>
  requestKey(bare, { messages, parameters: {}, replicate });
