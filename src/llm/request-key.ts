import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Model, ModelRequest } from './model.ts';

/** The identity of a model as text: the same for all its requests. */
const identities = new WeakMap<object, string>();

/**
 * The name of a request in caches and logs: SHA-256, in hex, of all that decides its answer: the model's name and
 * identity, the parameters, the messages, the replicate. Neither the order of properties nor those that are `undefined`
 * matter; the order of messages does.
 *
 * @example
 * const request = { messages: [{ role: 'user', content: 'Hi' }], parameters: {}, replicate: 0 };
 * requestKey(echoModel(), request).length; // 64
 */
export function requestKey(model: Pick<Model, 'name' | 'identity'>, request: ModelRequest): string {
  let identity = identities.get(model.identity);
  if (identity === undefined) identities.set(model.identity, (identity = canonicalJson(model.identity)));
  const { messages, parameters, replicate } = request;
  const turns = JSON.stringify(messages.map(({ role, content }) => [role, content]));
  const text = `[${JSON.stringify(model.name)},${identity},${canonicalJson(parameters)},${turns},${replicate}]`;
  return createHash('sha256').update(text).digest('hex');
}
