import { datasetEnding } from '../bench/datasets/placed-rows.ts';
import { validateBenchmark } from '../bench/authoring/validate-benchmark.ts';
import { problemLine } from '../bench/problem.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage, UsageError } from './run-options.ts';

/** `assaybook validate <file>`: every problem of a benchmark at once, and what it would ask. Asks no model. */
export async function validateCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseUsage(args, { json: { type: 'boolean' } }, { allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError('validate takes one file: a MedHELM .yaml, a module that exports benchmarks, or a data set');
  const validation = await validateBenchmark(path);
  const { problems, plans, rows } = validation;
  if (values.json) console.log(JSON.stringify(validation, null, 2));
  else {
    for (const problem of problems) console.log(`✗ ${problemLine(problem)}`);
    for (const { id, instances, replicates, scorers, firstPrompt, promptCharacters } of plans) {
      const times = replicates > 1 ? ` × ${replicates}` : '';
      console.log(
        `${id}: ${instances}${times} instances, scored by ${scorers.join(', ')}; ${promptCharacters} characters of prompts`,
      );
      if (firstPrompt)
        console.log(`first prompt:\n${firstPrompt.map(({ content }) => content.replace(/^/gm, '  | ')).join('\n')}`);
    }
    if (plans.length === 0 && datasetEnding.test(path)) console.log(`${rows} rows can be used`);
    console.log(problems.length === 0 ? '✓ nothing to mend' : `${problems.length} to mend`);
  }
  return problems.length === 0 ? exitCodes.ok : exitCodes.failed;
}
