import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionRecord, RunDescription, ScoreRecord } from '../../bench/run/run-records.ts';
import type { Score } from '../../bench/score.ts';
import { recordKey } from '../records/record-key.ts';
import type { ImportedRun } from '../records/run-source.ts';
import { describeHelmRun } from './describe-helm-run.ts';
import { HelmFileError } from './helm-file-error.ts';
import { instanceName } from './instance-name.ts';
import { instanceStats } from './instance-stats.ts';
import { jsonItems } from './json-items.ts';
import { parsePythonJson } from './parse-python-json.ts';
import { recordOfState } from './record-of-state.ts';
import type { HelmRequestState } from './request-state.ts';

/**
 * Reads the folder of one run that HELM or {@link writeHelmRun} wrote, as records, one at a time. A run of ours comes
 * back as it was. Of one of HELM's, each metric whose scale is known is a scorer, the instance is the row, and a copy
 * that HELM perturbed is an instance of its own; for the other metrics see `unmapped` and {@link readHelmRuns}.
 *
 * @throws HelmFileError when a file is missing or cannot be used; records are checked as they are read
 * @example
 * const run = openHelmRun('benchmark_output/runs/medhelm/aci_bench:model=openai_gpt-4o-2024-05-13');
 * for await (const { instance, status } of run.completions()) console.log(instance, status);
 */
export function openHelmRun(folder: string): ImportedRun {
  const file = (name: string) => join(folder, name);
  const spec = readJson(file('run_spec.json')) as { assaybook?: Own; name?: string };
  const own = spec.assaybook;
  const { description, scorers, unmapped, absent } = own
    ? { ...own, unmapped: [], absent: [] }
    : describeHelmRun(folder, readJson);
  const run = String(spec.name);

  return {
    description,
    scorers,
    unmapped,
    absent,
    async *completions(): AsyncGenerator<CompletionRecord> {
      const path = file('scenario_state.json');
      for (const { item, index } of jsonItems(path, 'request_states'))
        yield recordOfState(item as unknown as HelmRequestState, run, { file: path, key: `request_states[${index}]` });
    },
    async *scores(scorer: string): AsyncGenerator<ScoreRecord> {
      if (!scorers.some(({ name }) => name === scorer))
        throw new RangeError(
          `no scorer ${scorer} in ${folder}: there are ${scorers.map(({ name }) => name).join(', ')}`,
        );
      yield* own ? ownScores(file('per_instance_stats.json'), scorer) : foreignScores(scorer);
    },
  };

  function* foreignScores(metric: string): Generator<ScoreRecord> {
    for (const stat of instanceStats(file('per_instance_stats.json'))) {
      if (stat.metric !== metric || stat.computedOn !== null) continue;
      const instance = instanceName(stat.instance, stat.perturbation);
      const score: Score =
        stat.value === null
          ? { status: 'unscored', reason: 'HELM has no value' }
          : { status: 'scored', value: stat.value };
      yield { instance, replicate: stat.trial, key: recordKey(run, instance, stat.trial), score };
    }
  }
}

interface Own {
  description: RunDescription;
  scorers: RunDescription['scorers'];
}

function* ownScores(path: string, scorer: string): Generator<ScoreRecord> {
  for (const { item, index } of jsonItems(path)) {
    const { instance_id, train_trial_index, assaybook: own } = item as unknown as OwnStat;
    if (!own)
      throw new HelmFileError('is missing: the file is not the one that was written', {
        file: path,
        key: `[${index}].assaybook`,
      });
    if (own.scorer === scorer)
      yield { instance: instance_id, replicate: train_trial_index, key: own.key, score: own.score };
  }
}

interface OwnStat {
  instance_id: string;
  train_trial_index: number;
  assaybook?: { scorer: string; key: string; score: Score };
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const what = missing ? 'there is no such file' : `cannot be read: ${(cause as Error).message}`;
    throw new HelmFileError(what, { file }, { cause });
  }
  try {
    return parsePythonJson(text);
  } catch (cause) {
    throw new HelmFileError(`is no valid JSON: ${(cause as Error).message}`, { file }, { cause });
  }
}
