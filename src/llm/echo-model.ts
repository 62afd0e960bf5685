import { abortedError } from './aborted-error.ts';
import { outcomeOf } from './read-completion.ts';
import type { Completion, Model } from './model.ts';

/**
 * A stand-in that answers with the last user message.
 *
 * @example
 * const request = { messages: [{ role: 'user', content: 'Hi' }], parameters: {}, replicate: 0 };
 * (await echoModel().complete(request)).text; // 'Hi'
 */
export function echoModel(): Model {
  return {
    name: 'echo',
    simulated: true,
    identity: {},
    async complete({ messages }, { signal } = {}): Promise<Completion> {
      if (signal?.aborted) throw abortedError('echo');
      const text = messages.findLast(({ role }) => role === 'user')?.content ?? '';
      return {
        text,
        outcome: outcomeOf(text, 'stop'),
        finishReason: 'stop',
        served: { model: 'echo', fingerprint: null, id: null },
        usage: null,
        milliseconds: 0,
        attempts: 1,
        simulated: true,
      };
    },
  };
}
