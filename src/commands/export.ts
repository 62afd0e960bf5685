import { runResults } from '../bench/results/run-results.ts';
import { openRun } from '../bench/run/open-run.ts';
import { writeTable } from '../interop/export/write-table.ts';
import { writeHelmRun } from '../interop/helm/write-helm-run.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage, UsageError } from './run-options.ts';

/** `assaybook export <run directory> --out <path>`: a table of results by the ending, or a run folder of HELM. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(
    args,
    { out: { type: 'string', short: 'o' }, helm: { type: 'boolean' } },
    { allowPositionals: true },
  );
  const [directory, ...more] = positionals;
  if (directory === undefined || more.length > 0) throw new UsageError('export takes one run directory');
  if (!values.out)
    throw new UsageError('export needs --out: results.csv, .parquet, .md or .tex, or a folder with --helm');
  const run = await openRun(directory);
  if (values.helm) await writeHelmRun(values.out, run);
  else await writeTable(values.out, (await runResults(run)) as unknown as Record<string, string | number | null>[]);
  console.log(`wrote ${values.out}`);
  return exitCodes.ok;
}
