import type { CompletionRecord } from '../../bench/run/run-records.ts';
import type { Completion, Message } from '../../llm/model.ts';
import { outcomeOf } from '../records/outcome-of.ts';
import { recordKey } from '../records/record-key.ts';
import { HelmFileError } from './helm-file-error.ts';
import { instanceName } from './instance-name.ts';
import type { HelmRequestState } from './request-state.ts';

/**
 * The state of a request as a record. One that we wrote comes out as it was; one of HELM's has its instance, with
 * references, as its row.
 *
 * @param run name of the run, for the keys
 * @param place file and key, for errors
 * @throws HelmFileError when what was asked or answered is missing
 */
export function recordOfState(
  state: HelmRequestState,
  run: string,
  place: { file: string; key: string },
): CompletionRecord {
  const { instance, request, result, assaybook: own } = state;
  const refuse = (key: string, what: string): never => {
    throw new HelmFileError(what, { file: place.file, key: `${place.key}.${key}` });
  };
  if (typeof instance?.id !== 'string') return refuse('instance.id', 'is missing, or no text');
  if (typeof request !== 'object' || request === null) return refuse('request', 'is missing');
  if (!result || !Array.isArray(result.completions))
    return refuse('result.completions', 'is missing: was the run stopped before the model answered?');
  const replicate = state.train_trial_index ?? 0;
  const id = own
    ? instance.id
    : instanceName(instance.id, instance.perturbation?.name, state.reference_index, state.request_mode);
  const record = {
    instance: id,
    replicate,
    ...(own?.source !== undefined && { source: own.source }),
    key: own?.key ?? recordKey(run, id, replicate),
    row: own ? ('row' in own ? own.row : instance.extra_data) : rowOf(state),
    messages: messagesOf(request),
  };
  const [first] = result.completions;
  if (result.success === false || !first) {
    const message = result.error ?? 'HELM recorded a failed request without a reason';
    return { ...record, status: 'failed', error: { kind: 'server-error', attempts: 1, ...own?.error, message } };
  }
  const text = first.text ?? '';
  const finishReason = first.finish_reason?.reason ?? null;
  const said: Omit<Completion, 'text' | 'finishReason'> = own?.completion ?? {
    outcome: outcomeOf(text, finishReason),
    served: { model: null, fingerprint: null, id: null },
    usage: null,
    milliseconds: (result.request_time ?? 0) * 1000,
    attempts: result.cached ? 0 : 1,
    simulated: false,
  };
  return { ...record, status: 'completed', completion: { text, finishReason, ...said } };
}

const messagesOf = ({ messages, prompt = '' }: HelmRequestState['request']): Message[] =>
  messages ?? [{ role: 'user', content: prompt }];

function rowOf({ instance, output_mapping, annotations }: HelmRequestState): Record<string, unknown> {
  return { ...instance, ...(output_mapping && { output_mapping }), ...(annotations ? { annotations } : {}) };
}
