import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CompletionRecord, RunDescription, ScoreRecord } from '../../bench/run/run-records.ts';
import { parsePythonJson } from '../helm/parse-python-json.ts';
import { ImportFileError } from '../records/import-file-error.ts';
import { outcomeOf } from '../records/outcome-of.ts';
import { recordKey } from '../records/record-key.ts';
import type { ImportedRun } from '../records/run-source.ts';
import { answersOf } from './answers-of.ts';
import { type LmEvalSample, lmEvalSamples } from './lm-eval-samples.ts';

export interface OpenLmEvalRunOptions {
  /** The results file of the run. Default: the `results_*.json` beside the samples with the same time in its name. */
  results?: string;
  /** Worst and best value of metrics other than accuracies, matches and F1, which are 0 to 1. */
  scales?: Readonly<Record<string, { min: number; max: number }>>;
}

interface Results {
  model_name?: string;
  lm_eval_version?: string;
  config?: { model?: string; model_args?: unknown; limit?: number | null };
  configs?: Record<string, { description?: string; generation_kwargs?: Record<string, unknown>; test_split?: string }>;
}

/**
 * Reads a `samples_<task>_<time>.jsonl` of lm-evaluation-harness as records, with the results file beside it. A metric
 * under a filter other than `none` is a scorer of its own, `metric,filter`. Where options were compared by their log
 * likelihood, the answer is the likeliest option.
 *
 * @throws ImportFileError naming file and line
 * @example
 * const run = await openLmEvalRun('results/samples_pubmedqa_2025-01-01T00-00-00.000000.jsonl');
 * run.scorers.map(({ name }) => name); // ['acc']
 */
export async function openLmEvalRun(
  file: string,
  { results: given, scales = {} }: OpenLmEvalRunOptions = {},
): Promise<ImportedRun> {
  const [, task = basename(file), time] = /^samples_(.+)_(\d{4}-\d\d-\d\dT[\d.:-]+)\.jsonl$/.exec(basename(file)) ?? [];
  const path = given ?? resultsBeside(file, time);
  const results = path === undefined ? {} : (readResults(path) as Results);
  const metrics = new Map<string, boolean>();
  let [mainFilter, replicates, likelihoods]: [string | undefined, number, boolean] = [undefined, 1, false];
  for await (const sample of lmEvalSamples(file)) {
    mainFilter ??= sample.filter ?? 'none';
    const { texts, likeliest } = answersOf(sample);
    replicates = Math.max(replicates, texts.length);
    likelihoods ||= likeliest;
    for (const metric of sample.metrics ?? []) {
      const name = scorerName(metric, sample);
      metrics.set(name, (metrics.get(name) ?? true) && typeof sample[metric] === 'number');
    }
  }
  const unit = /^(acc|acc_norm|acc_mutual_info|acc_bytes|exact_match|em|f1|contains)(,|$)/;
  const scorers = [...metrics].flatMap(([name, numeric]) => {
    const scale = scales[name] ?? (unit.test(name) ? { min: 0, max: 1 } : undefined);
    return numeric && scale ? [{ name, scale, identity: { 'lm-eval': name } }] : [];
  });
  const config = results.configs?.[task];
  const { max_gen_toks, temperature } = config?.generation_kwargs ?? {};
  const limit = results.config?.limit;
  const description: RunDescription = {
    schema: 1,
    benchmark: {
      id: task,
      name: task,
      description: config?.description ?? '',
      synthetic: false,
      split: config?.test_split ?? '',
    },
    model: {
      name: results.model_name ?? '',
      simulated: results.config?.model === 'dummy',
      identity: { ...results.config },
    },
    parameters: {
      ...(typeof max_gen_toks === 'number' && { maxTokens: max_gen_toks }),
      ...(typeof temperature === 'number' && { temperature }),
    },
    replicates,
    ...(typeof limit === 'number' && limit >= 1 && { limit }),
    scorers,
    versions: results.lm_eval_version === undefined ? {} : { 'lm-eval': results.lm_eval_version },
  };
  const unmapped = [...metrics].flatMap(([name, numeric]) =>
    scorers.some((scorer) => scorer.name === name)
      ? []
      : [`metric ${name}: ${numeric ? 'its scale is not known, give it in scales' : 'its values are no numbers'}`],
  );
  const place = ({ doc_id }: LmEvalSample, replicate: number) => {
    return { instance: String(doc_id), replicate, key: recordKey(task, String(doc_id), replicate) };
  };
  return {
    description,
    scorers,
    unmapped,
    absent: [
      'benchmark.synthetic',
      ...(path === undefined ? ['model.name', 'parameters', 'versions'] : []),
      ...(likelihoods ? ['completion.text: the likeliest option stands for it'] : []),
      ...['finishReason', 'served', 'usage', 'milliseconds', 'attempts'].map((name) => `completion.${name}`),
    ],
    async *completions(): AsyncGenerator<CompletionRecord> {
      for await (const sample of lmEvalSamples(file)) {
        if ((sample.filter ?? 'none') !== mainFilter) continue;
        const { prompt, texts } = answersOf(sample);
        for (const [replicate, text] of texts.entries())
          yield {
            ...place(sample, replicate),
            row: { doc: sample.doc, target: sample.target },
            messages: [{ role: 'user', content: prompt }],
            status: 'completed',
            completion: {
              text,
              outcome: outcomeOf(text, null),
              finishReason: null,
              served: { model: null, fingerprint: null, id: null },
              usage: null,
              milliseconds: 0,
              attempts: 1,
              simulated: results.config?.model === 'dummy',
            },
          };
      }
    },
    async *scores(scorer): AsyncGenerator<ScoreRecord> {
      if (!scorers.some(({ name }) => name === scorer)) throw new RangeError(`no scorer ${scorer} in ${file}`);
      for await (const sample of lmEvalSamples(file)) {
        const metric = (sample.metrics ?? []).find((name) => scorerName(name, sample) === scorer);
        if (metric === undefined) continue;
        yield {
          ...place(sample, 0),
          score: {
            status: 'scored',
            value: sample[metric] as number,
            evidence: { filtered: sample.filtered_resps ?? null },
          },
        };
      }
    },
  };
}

const scorerName = (metric: string, { filter = 'none' }: LmEvalSample): string =>
  filter === 'none' ? metric : `${metric},${filter}`;

function resultsBeside(file: string, time: string | undefined): string | undefined {
  if (time === undefined) return undefined;
  try {
    const name = readdirSync(dirname(file)).find((each) => each === `results_${time}.json`);
    return name === undefined ? undefined : join(dirname(file), name);
  } catch {
    return undefined; // reading the samples says what is wrong
  }
}

function readResults(file: string): unknown {
  try {
    return parsePythonJson(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ImportFileError(`cannot be read as JSON: ${(cause as Error).message}`, { file }, { cause });
  }
}
