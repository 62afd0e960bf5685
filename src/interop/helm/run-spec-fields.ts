import type { RunDescription } from '../../bench/run/run-records.ts';
import { helmMetric, underscored } from './helm-metric.ts';

/** `run_spec.json` and `scenario.json` of a run, in HELM's layout. What was not sent is left out: HELM has defaults. */
export function runSpecFields(description: RunDescription, scorers: RunDescription['scorers']) {
  const { benchmark, model, parameters, replicates, limit } = description;
  const adapter = {
    method: 'generation',
    global_prefix: '',
    global_suffix: '',
    instructions: '',
    input_prefix: '',
    input_suffix: '',
    reference_prefix: 'A. ',
    reference_suffix: '\n',
    output_prefix: '',
    output_suffix: '',
    instance_prefix: '\n',
    substitutions: [],
    max_train_instances: 0,
    ...(limit !== undefined && { max_eval_instances: limit }),
    num_outputs: 1,
    num_train_trials: replicates,
    num_trials: 1,
    sample_train: true,
    model_deployment: model.name,
    model: model.name,
    ...(parameters.temperature !== undefined && { temperature: parameters.temperature }),
    ...(parameters.maxTokens !== undefined && { max_tokens: parameters.maxTokens }),
    stop_sequences: parameters.stop ?? [],
    multi_label: false,
    eval_splits: [benchmark.split],
  };
  const id = underscored(benchmark.id);
  return {
    adapter,
    spec: {
      name: `${id}:model=${model.name}`.replaceAll('/', '_'),
      scenario_spec: { class_name: `assaybook.${id}`, args: {} },
      adapter_spec: adapter,
      metric_specs: scorers.map(({ name, identity }) => ({
        class_name: `assaybook.${helmMetric(name, benchmark.id)}`,
        args: identity,
      })),
      data_augmenter_spec: {},
      groups: [id],
      assaybook: { description, scorers },
    },
    scenario: {
      name: id,
      description: benchmark.description,
      tags: benchmark.taxonomy ? [benchmark.taxonomy.category, benchmark.taxonomy.subcategory] : [],
      output_path: '',
      definition_path: '',
    },
  };
}
