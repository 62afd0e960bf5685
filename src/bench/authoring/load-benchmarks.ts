import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Benchmark } from '../benchmark.ts';
import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';

/**
 * The benchmarks that a module exports (`.ts`, `.mjs`, `.js`). A module is code: it runs when it is loaded.
 *
 * @throws InvalidBenchmarkError for a module that does not load, or exports none
 * @example
 * const [benchmark] = await loadBenchmarks('my-benchmark.mjs');
 */
export async function loadBenchmarks(path: string): Promise<Benchmark[]> {
  const exported = Object.values(await load(path))
    .flat()
    .filter(isBenchmark);
  if (exported.length > 0) return [...new Set(exported)];
  const remedy = 'export default defineBenchmark({ … }), or several by name';
  throw new InvalidBenchmarkError([{ file: path, message: 'it exports no benchmark', remedy }]);
}

async function load(path: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(resolve(path)).href)) as Record<string, unknown>;
  } catch (cause) {
    if (cause instanceof InvalidBenchmarkError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    const untyped = code === 'ERR_UNKNOWN_FILE_EXTENSION';
    const remedy = untyped ? 'this Node cannot run TypeScript: use Node 22.18 or later, or .mjs' : 'correct the module';
    throw new InvalidBenchmarkError([{ file: path, message: `it cannot be loaded (${message})`, remedy }], { cause });
  }
}

const isBenchmark = (value: unknown): value is Benchmark =>
  typeof value === 'object' && value !== null && 'instances' in value && 'prompt' in value && 'scorers' in value;
