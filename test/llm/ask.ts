import { ModelError } from '../../src/llm/model-error.ts';
import type { Completion, ModelRequest } from '../../src/llm/model.ts';

/** A request with one user message. */
export const ask = (
  content = 'Which one?',
  parameters: ModelRequest['parameters'] = {},
  replicate = 0,
): ModelRequest => ({
  messages: [{ role: 'user', content }],
  parameters,
  replicate,
});

/** A completion with this text, from a model that took no time. */
export const answered = (text: string, rest: Partial<Completion> = {}): Completion => ({
  text,
  outcome: 'complete',
  finishReason: 'stop',
  served: { model: null, fingerprint: null, id: null },
  usage: null,
  milliseconds: 0,
  attempts: 1,
  simulated: true,
  ...rest,
});

/** The model error that a promise ends in. */
export async function errorOf(promise: Promise<unknown>): Promise<ModelError> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof ModelError) return error;
  throw error;
}
