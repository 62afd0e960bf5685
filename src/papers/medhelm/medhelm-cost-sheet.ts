import type { OnProblem } from '../tables/data-error.ts';
import type { MedhelmBenchmark, MedhelmModel } from './medhelm-schema.ts';
import { readModelBenchmarkRows } from './model-benchmark-rows.ts';
import { parseNumber } from '../tables/parse-number.ts';

/** What the authors' cost sheet says of one model on one benchmark. */
export interface CostSheetRow {
  model: string;
  benchmark: string;
  instances: number;
  promptTokens: number;
  /** Instances × the most tokens a completion may have: an upper bound. */
  maxCompletionTokens: number;
  /** Tokens that ONE judge reads … */
  judgePromptTokens: number;
  /** … and may write; both 0 where no jury scores. */
  judgeMaxCompletionTokens: number;
  /** As published, to the cent. Here the judges' parts are those of ALL three. */
  usdPrompt: number;
  usdCompletion: number;
  usdJudgePrompt: number;
  usdJudgeCompletion: number;
  /** As published: the four parts added before they are rounded, so up to 2 cents off the sum of the four above. */
  usdTotal: number;
}

const counts = [
  'instances',
  'prompt_tokens',
  'max_completion_tokens',
  'judge_prompt_tokens',
  'judge_max_completion_tokens',
] as const;
const dollars = ['usd_prompt', 'usd_completion', 'usd_judge_prompt', 'usd_judge_completion', 'usd_total'] as const;
type Column = (typeof counts)[number] | (typeof dollars)[number];

/**
 * Reads `usage_costs.csv`, in the order of the file. The dollars are published values: nothing here recomputes them.
 *
 * @param onProblem gets each problem: a record of the wrong length, an unknown model or benchmark, a pair given twice
 * or not at all, a cell that is empty, no count or no amount in cents, a number of instances that benchmarks.json does
 * not say, judge tokens where no jury scores. Such a record is left out
 * @throws DataError when the file cannot be read at all
 */
export function readMedhelmCostSheet(
  path: string,
  models: readonly MedhelmModel[],
  benchmarks: readonly MedhelmBenchmark[],
  onProblem: OnProblem,
): CostSheetRow[] {
  const known = { models, benchmarks };
  return readModelBenchmarkRows(path, [...counts, ...dollars], known, 'cost', onProblem).flatMap(
    ({ m, b, cells, problem }) => {
      const row = usableRow(cells, benchmarks[b]!, problem);
      return row === undefined ? [] : [{ model: models[m]!.id, benchmark: benchmarks[b]!.id, ...row }];
    },
  );
}

function usableRow(
  cells: Record<Column, string>,
  { id, metric, instances }: MedhelmBenchmark,
  report: (what: string, column: string) => void,
): Omit<CostSheetRow, 'model' | 'benchmark'> | undefined {
  let usable = true;
  const problem = (what: string, column: Column) => {
    report(what, column);
    usable = false;
  };
  const read = (column: Column, kind: string, fits: (value: number) => boolean) => {
    const text = cells[column].trim();
    const value = parseNumber(text);
    if (value !== undefined && fits(value)) return value;
    problem(text === '' ? 'is empty' : `"${text}" is not ${kind}`, column);
    return Number.NaN;
  };
  const count = (column: Column) => read(column, 'a count', (value) => Number.isInteger(value) && value >= 0);
  const usd = (column: Column) =>
    read(
      column,
      'an amount in dollars and cents',
      (value) => value >= 0 && Number(value.toFixed(2)) === Number(value.toPrecision(14)),
    );
  const row = {
    instances: count('instances'),
    promptTokens: count('prompt_tokens'),
    maxCompletionTokens: count('max_completion_tokens'),
    judgePromptTokens: count('judge_prompt_tokens'),
    judgeMaxCompletionTokens: count('judge_max_completion_tokens'),
    usdPrompt: usd('usd_prompt'),
    usdCompletion: usd('usd_completion'),
    usdJudgePrompt: usd('usd_judge_prompt'),
    usdJudgeCompletion: usd('usd_judge_completion'),
    usdTotal: usd('usd_total'),
  };
  if (!Number.isNaN(row.instances) && !instances.includes(row.instances))
    problem(`${row.instances}: benchmarks.json says ${instances.join(' or ')} instances of ${id}`, 'instances');
  for (const column of ['judge_prompt_tokens', 'judge_max_completion_tokens'] as const)
    if (metric !== 'jury' && parseNumber(cells[column]))
      problem(`${cells[column].trim()}: ${id} has no jury, its metric is ${metric}: write 0`, column);
  return usable ? row : undefined;
}
