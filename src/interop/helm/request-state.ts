import type { CompletionRecord, RunDescription } from '../../bench/run/run-records.ts';
import type { Completion, Message } from '../../llm/model.ts';

/** A possible answer, and whether it is right. */
export interface HelmReference {
  text: string;
  correct: boolean;
}

/** What HELM's fields have no place for; HELM passes over it. */
export interface OwnFields {
  key: string;
  source?: string;
  row?: unknown;
  completion?: Omit<Completion, 'text' | 'finishReason'>;
  error?: Omit<Extract<CompletionRecord, { status: 'failed' }>['error'], 'message'>;
}

/** One entry of `request_states`, in HELM's layout, as far as it is written or read here. */
export interface HelmRequestState {
  instance: {
    input?: { text?: string };
    references?: { output?: { text?: string }; tags?: string[] }[];
    split?: string;
    id?: string;
    perturbation?: { name?: string };
    extra_data?: unknown;
  };
  reference_index?: number;
  request_mode?: string;
  train_trial_index?: number;
  output_mapping?: Record<string, string>;
  request: { prompt?: string; messages?: Message[]; [field: string]: unknown };
  result?: {
    success?: boolean;
    error?: string;
    cached?: boolean;
    request_time?: number;
    completions?: { text?: string; finish_reason?: { reason?: string } | null }[];
    [field: string]: unknown;
  };
  assaybook?: OwnFields;
  [field: string]: unknown;
}

/**
 * A completion as HELM writes the state of a request. A failed one has an empty completion, as with HELM, and
 * `success: false`.
 */
export function requestState(
  record: CompletionRecord,
  { model, parameters, benchmark }: RunDescription,
  references: readonly HelmReference[],
): HelmRequestState {
  const { instance: id, replicate, key, source, row, messages } = record;
  const alone = messages.length === 1 && messages[0]!.role === 'user' ? messages[0]!.content : undefined;
  const text = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const rowIsObject = typeof row === 'object' && row !== null && !Array.isArray(row);
  const own: OwnFields = { key, ...(source !== undefined && { source }), ...(!rowIsObject && { row }) };
  return {
    instance: {
      input: { text },
      references: references.map(({ text: output, correct }) => ({
        output: { text: output },
        tags: correct ? ['correct'] : [],
      })),
      split: benchmark.split,
      id,
      ...(rowIsObject && { extra_data: row }),
    },
    train_trial_index: replicate,
    request: {
      model_deployment: model.name,
      model: model.name,
      embedding: false,
      prompt: alone ?? '',
      ...(parameters.temperature !== undefined && { temperature: parameters.temperature }),
      num_completions: 1,
      top_k_per_token: 1,
      ...(parameters.maxTokens !== undefined && { max_tokens: parameters.maxTokens }),
      stop_sequences: parameters.stop ?? [],
      echo_prompt: false,
      ...(parameters.topP !== undefined && { top_p: parameters.topP }),
      presence_penalty: 0,
      frequency_penalty: 0,
      ...(alone === undefined && { messages: [...messages] }),
    },
    result: record.status === 'completed' ? answered(record.completion, own) : failed(record.error, own),
    num_train_instances: 0,
    prompt_truncated: false,
    num_conditioning_tokens: 0,
    assaybook: own,
  };
}

function answered(
  { text, finishReason, ...rest }: Completion,
  own: OwnFields,
): NonNullable<HelmRequestState['result']> {
  own.completion = rest;
  const tokens = (rest.logprobs ?? []).map(({ token, logprob }) => ({ text: token, logprob }));
  return {
    success: true,
    embedding: [],
    completions: [
      {
        text,
        ...{ logprob: tokens.reduce((sum, { logprob }) => sum + logprob, 0), tokens },
        ...(finishReason !== null && { finish_reason: { reason: finishReason } }),
      },
    ],
    cached: rest.attempts === 0,
    request_time: rest.milliseconds / 1000,
  };
}

function failed(
  { message, ...rest }: Extract<CompletionRecord, { status: 'failed' }>['error'],
  own: OwnFields,
): NonNullable<HelmRequestState['result']> {
  own.error = rest;
  const nothing = { text: '', logprob: 0, tokens: [] };
  return { success: false, embedding: [], completions: [nothing], cached: false, error: message };
}
