import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDescription } from '../../bench/run/run-records.ts';
import { helmScale } from './helm-metric.ts';
import { readRunSpec } from './read-run-spec.ts';
import { readStats } from './read-stats.ts';

interface Fields {
  adapter_spec?: {
    temperature?: number;
    max_tokens?: number;
    stop_sequences?: string[];
    num_train_trials?: number;
    max_eval_instances?: number;
    eval_splits?: string[];
    method?: string;
    instructions?: string;
  };
  annotators?: { class_name?: string }[];
}

/** What a run of HELM was, as far as its `run_spec.json`, `scenario.json` and `stats.json` say. */
export function describeHelmRun(folder: string, readJson: (file: string) => unknown) {
  const file = (name: string) => join(folder, name);
  const { name, benchmark, model, variant } = readRunSpec(file('run_spec.json'));
  const { adapter_spec: adapter = {}, annotators = [] } = readJson(file('run_spec.json')) as Fields;
  const scenario = existsSync(file('scenario.json'))
    ? (readJson(file('scenario.json')) as { name?: string; description?: string })
    : {};
  const stats = readStats(file('stats.json')).filter(({ perturbation }) => perturbation === null);
  const jury = annotators.length > 0 ? `${benchmark}_accuracy` : undefined;
  const all = new Set(stats.map(({ metric }) => metric));
  const metrics = [...all].sort((a, b) => Number(b === jury) - Number(a === jury)); // the main one first
  const scaled = metrics.map((metric) => ({ metric, scale: metric === jury ? { min: 1, max: 5 } : helmScale(metric) }));
  const split = adapter.eval_splits?.[0] ?? stats.find(({ split }) => split !== null)?.split ?? '';
  const scorers = scaled.flatMap(({ metric, scale }) =>
    scale ? [{ name: metric, scale, identity: { helm: metric } }] : [],
  );
  const description: RunDescription = {
    schema: 1,
    benchmark: {
      id: variant === '' ? benchmark : `${benchmark}:${variant}`,
      name: scenario.name ?? benchmark,
      description: scenario.description ?? '',
      synthetic: false,
      split,
    },
    model: { name: model, simulated: false, identity: { helm: name } },
    parameters: {
      ...(adapter.max_tokens !== undefined && { maxTokens: adapter.max_tokens }),
      ...(adapter.temperature !== undefined && { temperature: adapter.temperature }),
      ...(adapter.stop_sequences && adapter.stop_sequences.length > 0 && { stop: adapter.stop_sequences }),
    },
    replicates: adapter.num_train_trials ?? 1,
    ...(adapter.max_eval_instances !== undefined && { limit: adapter.max_eval_instances }),
    scorers,
    versions: {},
  };
  const unmapped = scaled.flatMap(({ metric, scale }) => (scale ? [] : [`metric ${metric}: its scale is not known`]));
  const absent = [
    'benchmark.synthetic',
    'model.simulated',
    'versions',
    ...(split === '' ? ['benchmark.split'] : []),
    'completion.served',
    'completion.usage',
  ];
  return { description, scorers, unmapped, absent };
}
