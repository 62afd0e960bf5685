import type { HelmRow } from '../../interop/helm/read-helm-runs.ts';
import type { InstanceScores } from '../../leaderboard/instance-scores.ts';
import { findBenchmark } from './find-benchmark.ts';
import type { Medhelm } from './medhelm.ts';
import type { MedhelmBenchmark } from './medhelm-schema.ts';

/** Scores of real runs as tables, and what became of the rows. Plain JSON. */
export interface HelmInstanceScores {
  /** One per benchmark, in MedHELM's order; all with the same models. */
  tables: InstanceScores[];
  /** Models that are not among the nine keep the name that HELM has for them. */
  models: string[];
  /** Rows that are a score of an instance … */
  used: number;
  /** … out of so many; the rest are of other metrics, or listed in `problems`. */
  of: number;
  /** What was left out, with its count, in words. */
  problems: string[];
}

/**
 * Puts rows of HELM's runs into tables of scores, one per benchmark of MedHELM: by the metric that its leaderboard
 * shows, instances joined by variant and id. Several trials of an instance are averaged.
 *
 * Left out and told: rows of a benchmark that is not MedHELM's, of perturbed instances, without a value, off the scale
 * of the metric (an early default of the jury was 0), and a second row of the same instance.
 *
 * @example
 * const rows = readHelmRuns('benchmark_output').flatMap((run) => run.rows);
 * helmInstanceScores(loadMedhelm(), rows).tables[0].benchmark; // 'aci-bench'
 */
export function helmInstanceScores(
  { benchmarks, models }: Pick<Medhelm, 'benchmarks' | 'models'>,
  rows: readonly HelmRow[],
): HelmInstanceScores {
  const left = new Map<string, number>();
  const leave = (why: string): void => void left.set(why, (left.get(why) ?? 0) + 1);
  const benchmarkNamed = remembered((name) => {
    try {
      return findBenchmark(benchmarks, name);
    } catch {
      return undefined;
    }
  });
  const modelNamed = remembered(
    (name) => models.find(({ id, helmModel }) => helmModel === name || id === name)?.id ?? name,
  );

  const cells = new Map<MedhelmBenchmark, Map<string, Map<string, Trials>>>();
  const modelsSeen = new Set<string>();
  const parts = new Map<string, string>();
  let used = 0;
  for (const { model: helmModel, benchmark: helmId, variant, instance, trial, perturbation, metric, value } of rows) {
    const benchmark = benchmarkNamed(helmId);
    if (benchmark === undefined) {
      leave(`of ${helmId}, which is no benchmark of MedHELM`);
      continue;
    }
    if (metric !== benchmark.helmMetric) continue;
    const model = modelNamed(helmModel);
    if (perturbation !== null) leave(`of perturbed instances of ${benchmark.name}`);
    else if (value === null) leave(`of ${model} on ${benchmark.name} without a value`);
    else if (value < benchmark.scoreMin || value > benchmark.scoreMax)
      leave(`of ${model} on ${benchmark.name} off the scale ${benchmark.scoreMin} to ${benchmark.scoreMax}`);
    else {
      const key = variant === '' ? instance : `${variant}/${instance}`;
      parts.set(key, variant);
      const byInstance = entry(cells, benchmark, () => new Map<string, Map<string, Trials>>());
      const trials = entry(
        entry(byInstance, key, () => new Map<string, Trials>()),
        model,
        () => new Map<number, number>(),
      );
      if (trials.has(trial)) {
        leave(`of ${model} on ${benchmark.name} that came twice: was it run twice?`);
        continue;
      }
      trials.set(trial, value);
      modelsSeen.add(model);
      used++;
    }
  }

  const known = models.map(({ id }) => id).filter((id) => modelsSeen.has(id));
  const names = [...known, ...[...modelsSeen].filter((id) => !known.includes(id)).sort()];
  const tables = benchmarks.flatMap((benchmark) => {
    const byInstance = cells.get(benchmark);
    if (byInstance === undefined) return [];
    const instances = [...byInstance.keys()];
    const score = (model: string, instance: string) => averageOf(byInstance.get(instance)!.get(model));
    return [
      {
        benchmark: benchmark.id,
        metric: benchmark.metric,
        models: names,
        instances,
        parts: instances.map((instance) => parts.get(instance)!),
        scores: names.map((model) => instances.map((instance) => score(model, instance))),
      },
    ];
  });
  const problems = [...left].map(([why, n]) => `${n} ${n === 1 ? 'row' : 'rows'} ${why}`);
  return { tables, models: names, used, of: rows.length, problems };
}

/** Values by trial. */
type Trials = Map<number, number>;

function averageOf(trials: Trials | undefined): number {
  if (trials === undefined) return Number.NaN;
  let sum = 0;
  for (const value of trials.values()) sum += value;
  return sum / trials.size;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** A function of a name that is asked a million times for the same few. */
function remembered<Result>(find: (name: string) => Result): (name: string) => Result {
  const known = new Map<string, Result>();
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name)!;
  };
}
