import { countings } from '../bench/results/counting.ts';
import { openRun } from '../bench/run/open-run.ts';
import { writeTable } from '../interop/export/write-table.ts';
import { exitCodes } from './exit-codes.ts';
import { findRuns } from './find-runs.ts';
import { numberOption } from './number-option.ts';
import { reportRuns } from './report-runs.ts';
import { parseUsage, UsageError } from './run-options.ts';

/** `assaybook report <folders…>`: means, leaderboard and comparison of the runs in them. */
export async function reportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(
    args,
    {
      scorer: { type: 'string' },
      counting: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
      out: { type: 'string', short: 'o' },
    },
    { allowPositionals: true },
  );
  if (values.counting !== undefined && !Object.hasOwn(countings, values.counting))
    throw new UsageError(`--counting takes ${Object.keys(countings).join(' or ')}, got "${values.counting}"`);
  const runs = [];
  for (const directory of await findRuns(positionals.length > 0 ? positionals : ['out/runs']))
    runs.push(await openRun(directory));
  const report = await reportRuns(runs, {
    ...(values.scorer !== undefined && { scorer: values.scorer }),
    ...(values.counting !== undefined && { counting: values.counting as keyof typeof countings }),
    ...(values.seed !== undefined && { seed: numberOption('--seed', values.seed, { min: 0, whole: true }) }),
  });
  if (values.out !== undefined) {
    await writeTable(values.out, report.rows);
    console.error(`wrote ${values.out}`);
  }
  console.log(values.json ? JSON.stringify(report.rows, null, 2) : report.text);
  return exitCodes.ok;
}
