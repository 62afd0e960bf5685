import { join } from 'node:path';
import type { Model } from '../../llm/model.ts';
import type { Benchmark } from '../benchmark.ts';
import { runBenchmark } from './run-benchmark.ts';
import type { RunOptions } from './run-options.ts';
import type { RunProgress } from './run-progress.ts';
import type { RunSummary } from './run-summary.ts';

export interface RunAllOptions extends Omit<RunOptions, 'directory' | 'onProgress'> {
  /** Folder of the run directories: `<benchmark>/<model>` each. Without it the records stay in memory. */
  directory?: string;
  /** Told how far the run at hand is, and which of how many it is. */
  onProgress?: (progress: RunProgress & { benchmark: string; model: string; run: number; runs: number }) => void;
  /** Told of each run when it ends. */
  onRun?: (summary: RunSummary) => void;
}

/**
 * Runs every benchmark with every model, one run after the other; each run asks its requests together. When the signal
 * or the budget ends it, the runs so far are returned, the last one with status `ended`; the same call goes on from there.
 *
 * @throws as `runBenchmark`, naming the run
 * @example
 * const runs = await runAll(suite(), [modelOf('mock/skilled'), modelOf('mock/weak')], { directory: 'out/runs' });
 * runs.length; // 74
 */
export async function runAll(
  benchmarks: readonly Benchmark<never>[] | readonly Benchmark[],
  models: readonly Model[],
  { directory, onProgress, onRun, ...options }: RunAllOptions = {},
): Promise<RunSummary[]> {
  const runs = benchmarks.length * models.length;
  const summaries: RunSummary[] = [];
  for (const benchmark of benchmarks as readonly Benchmark[])
    for (const model of models) {
      if (options.signal?.aborted) return summaries;
      const which = { benchmark: benchmark.id, model: model.name, run: summaries.length + 1, runs };
      const summary = await runBenchmark(benchmark, model, {
        ...options,
        ...(directory !== undefined && { directory: runDirectory(directory, benchmark.id, model.name) }),
        ...(onProgress && { onProgress: (progress) => onProgress({ ...progress, ...which }) }),
      });
      summaries.push(summary);
      onRun?.(summary);
      if (summary.status === 'ended') return summaries;
    }
  return summaries;
}

/**
 * Where {@link runAll} keeps a run. What a file system may not take in a name becomes a dash.
 *
 * @example
 * runDirectory('out/runs', 'medec', 'openai/gpt-4o'); // 'out/runs/medec/openai-gpt-4o'
 */
export function runDirectory(directory: string, benchmark: string, model: string): string {
  return join(directory, benchmark, model.replace(/[^\p{L}\p{N}._-]+/gu, '-'));
}
