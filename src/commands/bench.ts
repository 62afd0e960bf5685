import type { BenchRow } from './bench/bench-row.ts';
import { benches } from './bench/benches.ts';
import { formatBench } from './bench/format-bench.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage, UsageError } from './run-options.ts';

/** `assaybook bench <name> [--json] [--sizes n,n]`: times the project beside its peers, as ratios of one run. */
export async function benchCommand(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const names = Object.keys(benches).join(', ');
  const bench = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) throw new UsageError(`bench takes one of: ${names}; got ${name === undefined ? 'none' : `"${name}"`}`);
  const { values } = parseUsage(rest, { json: { type: 'boolean' }, sizes: { type: 'string' } });
  const sizes = values.sizes?.split(',').map(Number);
  const bad = sizes?.find((size) => !Number.isInteger(size) || size < 1000);
  if (bad !== undefined)
    throw new UsageError(`--sizes takes numbers of cells from 1000, such as 1e5,1e6; got "${values.sizes}"`);
  const rows: BenchRow[] = await bench(sizes);
  console.log(values.json ? JSON.stringify(rows, null, 2) : formatBench(rows));
  return exitCodes.ok;
}
