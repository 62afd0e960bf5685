import { loadBenchmarks } from '../bench/authoring/load-benchmarks.ts';
import { readMedhelmBenchmark } from '../bench/authoring/read-medhelm-benchmark.ts';
import type { JuryDescription } from '../bench/authoring/jury-description.ts';
import type { Benchmark } from '../bench/benchmark.ts';
import { bertscoreScorer } from '../bench/scorers/bertscore-scorer.ts';
import type { Scorer } from '../bench/scorer.ts';
import { suite, suiteBenchmarkOf, type SuiteOptions } from '../bench/suite/suite.ts';
import { juryScorer } from '../jury/jury-scorer.ts';
import { rubricFromHelmPrompt } from '../jury/rubric-from-helm-prompt.ts';
import type { Model } from '../llm/model.ts';
import { juryOf } from './models-named.ts';
import { UsageError } from './run-options.ts';

export interface BenchmarkChoice {
  /** Original files, as `id=path`. */
  data?: readonly string[];
  judges?: readonly Model[];
  /** Folder with a BERT model, for yaml files that name a BERTScore. */
  bertModel?: string;
  reasoning?: boolean;
  seed?: number;
  /** Told of records of original files that are left out. */
  onNote?: (text: string) => void;
}

/**
 * Benchmarks by what the command line calls them: `suite` for MedHELM's 37, the id of one, a MedHELM yaml, or a module
 * (`.mjs`, `.js`, and `.ts` where Node runs it) that exports benchmarks.
 */
export async function benchmarksNamed(names: readonly string[], choice: BenchmarkChoice = {}): Promise<Benchmark[]> {
  if (names.length === 0)
    throw new UsageError('name a benchmark: suite, the id of one (medec), a MedHELM .yaml, or a module');
  const options = suiteOptions(choice);
  const found: Benchmark[] = [];
  for (const name of names) found.push(...(await named(name, options, choice)));
  const twice = found.find(({ id }, k) => found.findIndex((other) => other.id === id) !== k);
  if (twice) throw new UsageError(`two benchmarks are called ${twice.id}: run them one by one`);
  return found;
}

async function named(name: string, options: SuiteOptions, choice: BenchmarkChoice): Promise<Benchmark[]> {
  if (name === 'suite') return suite(options) as unknown as Benchmark[];
  if (/\.ya?ml$/i.test(name)) return [(await readMedhelmBenchmark(name, yamlOptions(choice))) as unknown as Benchmark];
  if (/\.[cm]?[jt]s$/i.test(name)) return loadBenchmarks(name);
  try {
    return [suiteBenchmarkOf(name, options) as unknown as Benchmark];
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

function suiteOptions({ data = [], judges = [], reasoning, seed, onNote }: BenchmarkChoice): SuiteOptions {
  const jury = juryOf(judges, seed);
  const originals = Object.fromEntries(
    data.map((given) => {
      const at = given.indexOf('=');
      if (at < 1) throw new UsageError(`--data takes benchmark=path, got "${given}"`);
      return [given.slice(0, at), given.slice(at + 1)];
    }),
  );
  return {
    originals,
    ...(jury && { jury }),
    ...(reasoning !== undefined && { reasoning }),
    ...(onNote && { onLeftOut: (problem) => onNote(`left out: ${JSON.stringify(problem)}`) }),
  };
}

function yamlOptions({
  judges = [],
  bertModel,
  seed = 1,
}: BenchmarkChoice): Parameters<typeof readMedhelmBenchmark>[1] {
  return {
    ...(judges.length > 0 && {
      jury: (description: JuryDescription): Scorer<never> =>
        juryScorer({
          rubric: rubricFromHelmPrompt(description.prompt, { scale: description.scale }),
          judges,
          gold: (row: { correct_answer?: string }) => row.correct_answer,
          seed,
        }) as Scorer<never>,
    }),
    ...(bertModel !== undefined && {
      bertscore: (of, gold) =>
        bertscoreScorer({ of, gold: (row) => gold(row as never) ?? [], directory: bertModel }) as Scorer<never>,
    }),
  };
}
