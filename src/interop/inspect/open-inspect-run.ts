import type { CompletionRecord, RunDescription, ScoreRecord } from '../../bench/run/run-records.ts';
import type { Message, Usage } from '../../llm/model.ts';
import { outcomeOf } from '../records/outcome-of.ts';
import { recordKey } from '../records/record-key.ts';
import type { ImportedRun } from '../records/run-source.ts';
import { inspectLog, type InspectMessage, type InspectSample } from './inspect-log.ts';
import { sampleScores } from './sample-scores.ts';

export interface OpenInspectRunOptions {
  /** Worst and best value of scorers that give numbers: inspect does not say. */
  scales?: Readonly<Record<string, { min: number; max: number }>>;
}

/**
 * Reads a log of inspect_ai, `.eval` or `.json`, as records, one sample at a time; a log of a run that was cut off too.
 * C, I, P and N are 1, 0, 0.5 and 0, as inspect counts them; a scorer with several values is several (`scorer/key`). A
 * scorer that gives numbers is taken with its scale in `scales`, or as 0 to 1 where inspect's metric is an accuracy;
 * others are listed in `unmapped`.
 *
 * @throws ImportFileError naming the file, and the entry in it
 * @example
 * const run = await openInspectRun('logs/2025-01-01T00-00-00_med-qa_x.eval');
 * for await (const { instance, score } of run.scores('choice')) console.log(instance, score);
 */
export async function openInspectRun(file: string, { scales = {} }: OpenInspectRunOptions = {}): Promise<ImportedRun> {
  const { header, samples } = await inspectLog(file);
  const { task = '', model = '', dataset, config, packages = {} } = header.eval ?? {};
  const found = new Map<string, 'grade' | 'number' | 'other'>();
  const roles = new Set<string>();
  for await (const sample of samples()) {
    for (const { name, kind } of sampleScores(sample))
      if (kind !== 'none' && found.get(name) !== 'other') found.set(name, kind);
    for (const { role = '' } of sample.messages ?? []) if (!known(role)) roles.add(role);
  }
  const accuracies = new Set(
    (header.results?.scores ?? []).filter(({ metrics = {} }) => 'accuracy' in metrics).map(({ name }) => name),
  );
  const scaleOf = (name: string): { min: number; max: number } | undefined =>
    scales[name] ??
    (found.get(name) === 'grade' || (found.get(name) === 'number' && accuracies.has(name))
      ? { min: 0, max: 1 }
      : undefined);
  const scorers = [...found.keys()].flatMap((name) => {
    const scale = found.get(name) === 'other' ? undefined : scaleOf(name);
    return scale ? [{ name, scale, identity: { inspect: name } }] : [];
  });
  const unmapped = [
    ...[...found].flatMap(([name, kind]) =>
      scorers.some((scorer) => scorer.name === name)
        ? []
        : [
            `scorer ${name}: ${kind === 'other' ? 'its values are no numbers' : 'its scale is not known, give it in scales'}`,
          ],
    ),
    ...[...roles].map((role) => `messages of role ${role}: left out of what was sent`),
    'events, store and plan of the samples',
  ];
  const { limit } = config ?? {};
  const description: RunDescription = {
    schema: 1,
    benchmark: { id: task, name: task, description: dataset?.name ?? '', synthetic: false, split: '' },
    model: { name: model, simulated: model.startsWith('mockllm/'), identity: { inspect: model } },
    parameters: parametersOf(header.plan?.config ?? {}),
    replicates: config?.epochs ?? 1,
    ...(typeof limit === 'number' && { limit }),
    scorers,
    versions: packages,
  };
  return {
    description,
    scorers,
    unmapped,
    absent: ['benchmark.synthetic', 'benchmark.split', 'completion.attempts', 'completion.served.fingerprint'],
    async *completions() {
      for await (const sample of samples()) yield recordOf(sample, task);
    },
    async *scores(scorer): AsyncGenerator<ScoreRecord> {
      if (!scorers.some(({ name }) => name === scorer)) throw new RangeError(`no scorer ${scorer} in ${file}`);
      for await (const sample of samples()) {
        const given = sampleScores(sample).find(({ name }) => name === scorer);
        if (given) yield { ...placeOf(sample, task), score: given.score };
      }
    },
  };
}

const known = (role: string): role is Message['role'] => ['system', 'user', 'assistant'].includes(role);

function placeOf({ id = '', epoch = 1 }: InspectSample, task: string) {
  const [instance, replicate] = [String(id), epoch - 1];
  return { instance, replicate, key: recordKey(task, instance, replicate) };
}

function recordOf(sample: InspectSample, task: string): CompletionRecord {
  const { input = '', choices, target, metadata, output, error } = sample;
  const sent = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const all = sample.messages?.length ? sample.messages : sent;
  const last = all.findLastIndex(({ role }) => role === 'assistant');
  const messages = (last < 0 ? all : all.slice(0, last)).flatMap((message) => {
    const { role = '' } = message;
    return known(role) ? [{ role, content: textOf(message) }] : [];
  });
  const row = { input, ...(choices && { choices }), target, ...(metadata && { metadata }) };
  const common = { ...placeOf(sample, task), row, messages };
  const choice = output?.choices?.[0];
  if (error || !choice) {
    const message = error?.message ?? 'inspect recorded no output';
    return { ...common, status: 'failed', error: { kind: 'server-error', message, attempts: 1 } };
  }
  const finishReason = choice.stop_reason ?? null;
  const text = textOf(choice.message ?? {});
  return {
    ...common,
    status: 'completed',
    completion: {
      text,
      outcome: outcomeOf(text, finishReason),
      finishReason,
      served: { model: output?.model ?? null, fingerprint: null, id: null },
      usage: usageOf(output?.usage ?? null),
      milliseconds: (output?.time ?? 0) * 1000,
      attempts: 1,
      simulated: output?.model?.startsWith('mockllm/') ?? false,
    },
  };
}

const textOf = ({ content = '' }: InspectMessage): string =>
  typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');

function usageOf(usage: Record<string, number | null> | null): Usage | null {
  const { input_tokens, output_tokens, reasoning_tokens, input_tokens_cache_read } = usage ?? {};
  if (typeof input_tokens !== 'number' || typeof output_tokens !== 'number') return null;
  return {
    promptTokens: input_tokens,
    completionTokens: output_tokens,
    ...(typeof reasoning_tokens === 'number' && { reasoningTokens: reasoning_tokens }),
    ...(typeof input_tokens_cache_read === 'number' && { cachedTokens: input_tokens_cache_read }),
  };
}

function parametersOf({ max_tokens, temperature, top_p, seed }: Record<string, unknown>): RunDescription['parameters'] {
  const numbers = { maxTokens: max_tokens, temperature, topP: top_p, seed };
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => typeof value === 'number'));
}
