import type { Message } from '../../llm/model.ts';
import type { Benchmark } from '../benchmark.ts';
import { datasetEnding, placedRows } from '../datasets/placed-rows.ts';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { Problem } from '../problem.ts';
import { loadBenchmarks } from './load-benchmarks.ts';
import { nameInstances } from './name-instances.ts';
import { checkMedhelm } from './read-medhelm-benchmark.ts';

/** What a benchmark would ask. */
export interface BenchmarkPlan {
  id: string;
  name: string;
  /** Instances that can be asked; those with a problem are not counted. */
  instances: number;
  replicates: number;
  /** Names of the metrics, the main one first. */
  scorers: string[];
  /** What the first instance asks; null without one. */
  firstPrompt: readonly Message[] | null;
  /** Letters of all prompts together, each replicate counted. */
  promptCharacters: number;
}

/** What {@link validateBenchmark} found. Plain JSON. */
export interface Validation {
  problems: Problem[];
  /** Empty for a data set on its own, and for a file too broken to say. */
  plans: BenchmarkPlan[];
  /** Rows that can be used. */
  rows: number;
}

/**
 * Checks a benchmark without asking a model: a MedHELM yaml with its prompts and all its rows, a module (`.ts`, `.mjs`,
 * `.js`) that exports benchmarks, or a data set. Finds every problem, not only the first, and says what would run.
 *
 * A module is code: it runs when it is checked.
 *
 * @example
 * const { problems, plans } = await validateBenchmark('doses.yaml');
 * problems // [{ file: 'doses.csv', row: 7, column: 'correct_answer', message: 'it is empty', remedy: … }]
 * plans[0]?.instances // 119
 */
export async function validateBenchmark(path: string): Promise<Validation> {
  if (/\.ya?ml$/i.test(path)) return validateYaml(path);
  if (/\.[cm]?[jt]s$/i.test(path)) return validateModule(path);
  if (datasetEnding.test(path)) return validateDataset(path);
  const remedy = 'give a .yaml, a module (.ts, .mjs, .js) or a data set (.csv, .tsv, .jsonl, .json, .xlsx, .parquet)';
  return { problems: [{ file: path, message: 'its ending tells no format', remedy }], plans: [], rows: 0 };
}

async function validateYaml(path: string): Promise<Validation> {
  const { config, problems } = await checkMedhelm(path);
  if (!config) return { problems, plans: [], rows: 0 };
  const { id, name, size, metrics, first, template, promptCharacters } = config;
  const firstPrompt = first ? [{ role: 'user' as const, content: template.fill(first) }] : null;
  const scorers = metrics.map((metric) => metric.name);
  const plan = { id, name, instances: size, replicates: 1, scorers, firstPrompt, promptCharacters };
  return { problems, plans: [plan], rows: size };
}

async function validateDataset(path: string): Promise<Validation> {
  const problems: Problem[] = [];
  const named = nameInstances<Record<string, unknown>>(path, {});
  let rows = 0;
  await collect(problems, async () => {
    for await (const { row, place } of placedRows(path, (problem) => problems.push(problem)))
      await collect(problems, () => {
        named(row, place);
        rows++;
      });
  });
  if (rows === 0 && problems.length === 0)
    problems.push({ file: path, message: 'it has no rows', remedy: 'give at least one' });
  return { problems, plans: [], rows };
}

async function validateModule(path: string): Promise<Validation> {
  const problems: Problem[] = [];
  const plans: BenchmarkPlan[] = [];
  await collect(problems, async () => {
    for (const benchmark of await loadBenchmarks(path)) plans.push(await planOf(path, benchmark, problems));
  });
  return { problems, plans, rows: plans.reduce((sum, { instances }) => sum + instances, 0) };
}

async function planOf(file: string, benchmark: Benchmark, problems: Problem[]): Promise<BenchmarkPlan> {
  const { id, name, replicates } = benchmark;
  const scorers = benchmark.scorers.map((scorer) => scorer.name);
  const plan: BenchmarkPlan = {
    id,
    name,
    instances: 0,
    replicates,
    scorers,
    firstPrompt: null,
    promptCharacters: 0,
  };
  let row = 0;
  await collect(problems, async () => {
    for await (const instance of benchmark.instances()) {
      row++;
      try {
        const messages = benchmark.prompt(instance.row);
        plan.firstPrompt ??= messages;
        plan.promptCharacters += replicates * messages.reduce((sum, { content }) => sum + content.length, 0);
        plan.instances++;
      } catch (error) {
        const message = `the prompt of ${instance.id}: ${(error as Error).message}`;
        problems.push({ file, row, key: 'prompt', message, remedy: 'correct the prompt or the row' });
      }
    }
  });
  if (row === 0 && problems.length === 0)
    problems.push({ file, key: 'data', message: `${id} has no instances`, remedy: 'give at least one row' });
  return plan;
}

/** Runs a step, and keeps the problems that it throws. */
async function collect(problems: Problem[], step: () => void | Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof InvalidBenchmarkError)) throw error;
    problems.push(...error.problems);
  }
}
