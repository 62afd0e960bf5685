import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discrepancies } from '../papers/claims/discrepancies.ts';
import { discrepanciesMarkdown } from '../papers/claims/discrepancies-markdown.ts';
import { projectRoot } from '../project.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage } from './run-options.ts';

/** The page, from the root of the project. */
export const discrepanciesPage = join('docs', 'discrepancies.md');

/** `assaybook discrepancies [--write]`: where the paper does not go together with itself; writes it to `docs`. */
export function discrepanciesCommand(args: readonly string[]): number {
  const { values } = parseUsage(args, { write: { type: 'boolean' } });
  const page = discrepanciesMarkdown(discrepancies());
  if (values.write) writeFileSync(join(projectRoot(), discrepanciesPage), page);
  else process.stdout.write(page);
  return exitCodes.ok;
}
