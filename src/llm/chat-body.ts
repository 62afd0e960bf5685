import type { ModelParameters, ModelRequest } from './model.ts';

/** How a server wants its parameters: `reasoning` models name the length otherwise and refuse to be sampled. */
export type Dialect = 'chat' | 'reasoning';

/** What the dialect of OpenAI's reasoning models has no place for: it is not sent. */
export const omittedParameters: Readonly<Record<Dialect, readonly (keyof ModelParameters)[]>> = {
  chat: [],
  reasoning: ['temperature', 'topP', 'topLogprobs'],
};

/**
 * The body of a chat request, as sent.
 *
 * @example
 * const request = { messages: [{ role: 'user', content: 'Hi' }], parameters: { maxTokens: 5, temperature: 0 }, replicate: 0 };
 * chatBody(request, 'o3-mini', 'reasoning');
 * // { model: 'o3-mini', messages: [{ role: 'user', content: 'Hi' }], max_completion_tokens: 5 }
 */
export function chatBody(request: Pick<ModelRequest, 'messages' | 'parameters'>, served: string, dialect: Dialect) {
  const { maxTokens, temperature, topP, seed, stop, topLogprobs, reasoningEffort } = request.parameters;
  const sampled = dialect === 'chat';
  return {
    model: served,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    ...(maxTokens !== undefined && { [sampled ? 'max_tokens' : 'max_completion_tokens']: maxTokens }),
    ...(sampled && temperature !== undefined && { temperature }),
    ...(sampled && topP !== undefined && { top_p: topP }),
    ...(sampled && topLogprobs !== undefined && { logprobs: true, top_logprobs: topLogprobs }),
    ...(seed !== undefined && { seed }),
    ...(stop !== undefined && stop.length > 0 && { stop: [...stop] }),
    ...(reasoningEffort !== undefined && { reasoning_effort: reasoningEffort }),
  };
}
