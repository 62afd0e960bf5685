import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunDescription, ScoreRecord } from '../../bench/run/run-records.ts';
import type { RunSource } from '../records/run-source.ts';
import { writeWhole } from '../records/write-whole.ts';
import { helmMetric } from './helm-metric.ts';
import { rowReferences } from './row-references.ts';
import { type HelmReference, requestState } from './request-state.ts';
import { type HelmStatFields, runningStat } from './running-stat.ts';
import { runSpecFields } from './run-spec-fields.ts';

export interface WriteHelmRunOptions {
  /** Possible answers of a row, the right ones marked. Default: its columns `correct_answer` and `incorrect_answers`. */
  references?: (row: unknown) => readonly HelmReference[];
}

/**
 * Writes a run as HELM would have left it in a folder: `run_spec.json`, `scenario.json`, `scenario_state.json`,
 * `per_instance_stats.json` and `stats.json`. What HELM has no field for stands beside its fields as `assaybook`, which
 * HELM passes over, so that {@link openHelmRun} gives back the same records.
 *
 * Records are written as they come: memory does not grow with their number. As with HELM, a mean is taken over instances
 * and then over replicates (HELM's trials); an unscored answer is in no mean, and is listed without a statistic.
 *
 * @example
 * await writeHelmRun('runs/mine/aci_bench', await openRun('out/runs/aci-bench'));
 */
export async function writeHelmRun(
  folder: string,
  run: RunSource,
  { references = rowReferences }: WriteHelmRunOptions = {},
): Promise<void> {
  const { description, scorers = description.scorers } = run;
  const { adapter, spec, scenario } = runSpecFields(description, [...scorers]);
  await mkdir(folder, { recursive: true });
  const write = (name: string, pieces: Iterable<string> | AsyncIterable<string>) =>
    writeWhole(join(folder, name), pieces);
  await write('run_spec.json', [JSON.stringify(spec, null, 2)]);
  await write('scenario.json', [JSON.stringify(scenario, null, 2)]);
  await write('scenario_state.json', states());
  const means: HelmStatFields[] = [];
  await write('per_instance_stats.json', instanceStats());
  await write('stats.json', [JSON.stringify(means, null, 2)]);

  async function* states(): AsyncGenerator<string> {
    yield `{\n"adapter_spec": ${JSON.stringify(adapter)},\n"request_states": [`;
    let first = true;
    for await (const record of run.completions()) {
      yield `${first ? '' : ','}\n${JSON.stringify(requestState(record, description, references(record.row)))}`;
      first = false;
    }
    yield '\n]\n}\n';
  }

  async function* instanceStats(): AsyncGenerator<string> {
    yield '[';
    let first = true;
    for (const scorer of scorers) {
      const metric = helmMetric(scorer.name, description.benchmark.id);
      const trials = new Map<number, ReturnType<typeof runningStat>>();
      let unscored = 0;
      for await (const record of run.scores(scorer.name)) {
        yield `${first ? '' : ','}\n${JSON.stringify(instanceStat(record, metric, scorer.name, description))}`;
        first = false;
        if (record.score.status === 'unscored') {
          unscored++;
          continue;
        }
        let trial = trials.get(record.replicate);
        if (!trial) trials.set(record.replicate, (trial = runningStat(metric)));
        trial.add(record.score.value);
      }
      const mean = runningStat(metric, description.benchmark.split);
      for (const trial of trials.values()) mean.add(trial.fields().mean!);
      means.push({ ...mean.fields(), ...{ assaybook: { scorer: scorer.name, unscored } } });
    }
    yield '\n]\n';
  }
}

function instanceStat(
  { instance, replicate, key, score }: ScoreRecord,
  metric: string,
  scorer: string,
  { benchmark }: RunDescription,
) {
  const stat = runningStat(metric, benchmark.split);
  if (score.status === 'scored') stat.add(score.value);
  return {
    instance_id: instance,
    train_trial_index: replicate,
    stats: score.status === 'scored' ? [stat.fields()] : [],
    assaybook: { scorer, key, score },
  };
}
