import { statSync } from 'node:fs';
import { writeRun } from '../bench/run/write-run.ts';
import { openHelmRun } from '../interop/helm/open-helm-run.ts';
import { openInspectRun } from '../interop/inspect/open-inspect-run.ts';
import { openLmEvalRun } from '../interop/lm-eval/open-lm-eval-run.ts';
import type { ImportedRun } from '../interop/records/run-source.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage, UsageError } from './run-options.ts';

/** `assaybook import <path> --out <run directory>`: a run of HELM, inspect_ai or lm-evaluation-harness as one of ours. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(args, { out: { type: 'string', short: 'o' } }, { allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError(
      'import takes one run: a folder of HELM, an .eval or .json log of inspect_ai, a samples_….jsonl of lm-eval',
    );
  if (!values.out) throw new UsageError('import needs --out <run directory>');
  const run = await openedRun(path);
  await writeRun(values.out, {
    description: { ...run.description, scorers: [...run.scorers] },
    completions: run.completions(),
    scores: Object.fromEntries(run.scorers.map(({ name }) => [name, run.scores(name)])),
  });
  for (const what of run.unmapped) console.log(`not taken over: ${what}`);
  for (const what of run.absent) console.log(`not in the files: ${what}`);
  console.log(`wrote ${values.out}`);
  return exitCodes.ok;
}

async function openedRun(path: string): Promise<ImportedRun> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`${path} is not there`);
  if (stat.isDirectory()) return openHelmRun(path);
  if (/\.jsonl$/i.test(path)) return openLmEvalRun(path);
  if (/\.(eval|json)$/i.test(path)) return openInspectRun(path);
  throw new UsageError(`${path}: expected a folder (HELM), .eval or .json (inspect_ai) or .jsonl (lm-eval)`);
}
