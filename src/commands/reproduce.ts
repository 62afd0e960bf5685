import { join, relative } from 'node:path';
import { formatClaims } from '../papers/claims/format-claims.ts';
import { projectRoot } from '../project.ts';
import { writeSite } from '../report/write-site.ts';
import { evaluatedClaims } from './claims.ts';
import { exitCodes } from './exit-codes.ts';
import { runArguments } from './run-options.ts';
import { runSelected } from './run-selected.ts';

/**
 * `assaybook reproduce [--only <glob>] [--jobs N] [-p name=value]`: the main job. Runs the figure notebooks, writes their
 * figures and a page that shows them to `out/`, recomputes every claim and prints the table.
 *
 * Exit code 1 when a notebook fails, a claim departs from what is on file, or the published tables have a problem.
 */
export async function reproduceCommand(args: readonly string[]): Promise<number> {
  const root = projectRoot();
  const runs = await runSelected(root, runArguments(args));
  if (runs.some((run) => run.status === 'interrupted')) return exitCodes.interrupted;
  const { results, coverage, problems, ok } = await evaluatedClaims();
  const page = await writeSite(join(root, 'out'), runs, results);
  console.log(`\n${formatClaims(results, coverage)}`);
  for (const problem of problems) console.error(`data problem: ${problem}`);
  console.log(`\nfigures and claims: ${relative(process.cwd(), page)}`);
  return ok && runs.every((run) => run.status === 'passed') ? exitCodes.ok : exitCodes.failed;
}
