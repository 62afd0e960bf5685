import { z } from 'zod';
import { mockFingerprint } from './mock-fingerprint.js';
import type { Completion, CompletionOutcome } from './model.ts';

const text = z.string().nullish().catch(null);
const logprob = z.object({ token: z.string(), logprob: z.number() });

/** What we read of a chat completion. Whatever servers differ in may be absent; the choice and its message may not. */
const reply = z.object({
  id: text,
  model: text,
  system_fingerprint: text,
  choices: z
    .array(
      z.object({
        finish_reason: text,
        message: z.object({
          content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish(),
          refusal: text,
        }),
        logprobs: z
          .object({ content: z.array(logprob.extend({ top_logprobs: z.array(logprob).nullish() })).nullish() })
          .nullish()
          .catch(null),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

/** JSON of another shape than a chat completion. */
export class NotCompletion extends Error {
  override readonly name = 'NotCompletion';
}

/**
 * Reads the JSON of a chat completion. Tokens that the server did not count are `null`, never 0.
 *
 * @throws NotCompletion when it has another shape, saying where
 */
export function readCompletion(json: unknown, milliseconds: number): Completion {
  const parsed = reply.safeParse(json);
  if (!parsed.success)
    throw new NotCompletion(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; '),
    );
  const { id, model, system_fingerprint, choices, usage } = parsed.data;
  const { finish_reason, message, logprobs } = choices[0]!;
  const { content, refusal } = message;
  const answer = typeof content === 'string' ? content : (content?.map((part) => part.text ?? '').join('') ?? '');
  const reasoningTokens = usage?.completion_tokens_details?.reasoning_tokens;
  const cachedTokens = usage?.prompt_tokens_details?.cached_tokens;
  return {
    text: answer,
    outcome: outcomeOf(answer, finish_reason, refusal),
    finishReason: finish_reason ?? null,
    ...(refusal && { refusal }),
    served: { model: model ?? null, fingerprint: system_fingerprint ?? null, id: id ?? null },
    usage: usage
      ? {
          promptTokens: usage.prompt_tokens,
          completionTokens: usage.completion_tokens,
          ...(typeof reasoningTokens === 'number' && { reasoningTokens }),
          ...(typeof cachedTokens === 'number' && { cachedTokens }),
        }
      : null,
    ...(logprobs?.content && {
      logprobs: logprobs.content.map(({ token, logprob, top_logprobs }) => ({
        token,
        logprob,
        top: (top_logprobs ?? []).map((other) => ({ token: other.token, logprob: other.logprob })),
      })),
    }),
    milliseconds,
    attempts: 1,
    simulated: system_fingerprint === mockFingerprint,
  };
}

/** What became of an answer, by its text, the server's word for its end, and what the model said when it declined. */
export function outcomeOf(
  answer: string,
  finishReason: string | null | undefined,
  refusal?: string | null,
): CompletionOutcome {
  if (refusal || finishReason === 'content_filter') return 'refused';
  if (finishReason === 'length') return 'truncated';
  return answer.trim() === '' ? 'empty' : 'complete';
}
