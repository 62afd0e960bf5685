import { findBenchmark } from '../find-benchmark.ts';
import type { Medhelm } from '../medhelm.ts';
import type { MetricValue } from './metric-agreement.ts';

/** A score of one instance in HELM's words, as the reader of HELM's runs gives it. */
export interface HelmScore {
  /** `openai/gpt-4o-2024-05-13` */
  model: string;
  /** `aci_bench` */
  benchmark: string;
  instance: string;
  /** `rouge_l`, `BERTScore-F` */
  metric: string;
  value: number | null;
  trial: number;
  perturbation: string | null;
}

/**
 * The values of one metric in MedHELM's names, for {@link metricAgreement}: trials of an instance averaged, perturbed
 * instances and scores without a value left out, and so are benchmarks and models that are not MedHELM's.
 *
 * @example
 * const rows = readHelmRuns('benchmark_output').flatMap((run) => run.rows);
 * metricAgreement(answers, helmMetricValues(medhelm, rows, 'rouge_l'), { seed: 1, name: 'ROUGE-L' });
 */
export function helmMetricValues(
  { benchmarks, models }: Pick<Medhelm, 'benchmarks' | 'models'>,
  rows: readonly HelmScore[],
  metric: string,
): MetricValue[] {
  const trials = new Map<string, { answer: Omit<MetricValue, 'value'>; values: number[] }>();
  for (const row of rows) {
    if (row.metric !== metric || row.perturbation !== null || row.value === null) continue;
    const model = models.find(({ id, helmModel }) => helmModel === row.model || id === row.model)?.id;
    const benchmark = known(() => findBenchmark(benchmarks, row.benchmark))?.id;
    if (model === undefined || benchmark === undefined) continue;
    const key = JSON.stringify([benchmark, row.instance, model]);
    const entry = trials.get(key) ?? { answer: { benchmark, instance: row.instance, model }, values: [] };
    entry.values.push(row.value);
    trials.set(key, entry);
  }
  return [...trials.values()].map(({ answer, values }) => ({
    ...answer,
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
  }));
}

function known<Result>(find: () => Result): Result | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
