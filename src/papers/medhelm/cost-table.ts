import { evaluationCost } from '../../cost/evaluation-cost.ts';
import { priceOf } from '../../cost/price-of.ts';
import type { Prices } from '../../cost/prices.ts';
import { roundCents } from '../../cost/round-cents.ts';
import type { Medhelm } from './medhelm.ts';
import type { CostSheetRow } from './medhelm-cost-sheet.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/** Tokens and dollars, of one row or of many. */
export interface CostTotal {
  /** Read and, at most, written by the model under test. */
  benchmarkTokens: number;
  /** Read and, at most, written by the judges: see {@link CostTableOptions.judgeTokens}. */
  juryTokens: number;
  benchmarkUsd: number;
  /** All three judges. */
  juryUsd: number;
  totalUsd: number;
}

export interface CostTableRow extends CostTotal {
  model: string;
  benchmark: string;
  instances: number;
  usdPrompt: number;
  usdCompletion: number;
  usdJudgePrompt: number;
  usdJudgeCompletion: number;
}

/** What a suite cost: each table in the order of the suite. */
export interface CostTable {
  /** One per model and benchmark. */
  rows: CostTableRow[];
  models: ({ model: string; name: string; provider: string } & CostTotal)[];
  benchmarks: ({ benchmark: string; name: string } & CostTotal)[];
  categories: ({ category: string; name: string } & CostTotal)[];
  total: CostTotal;
  /** Models of the suite without costs on file (one of your own): they are in no table here, and not free. */
  without: string[];
}

export interface CostTableOptions {
  /** `published` (default): the dollars of the cost sheet. `recomputed`: tokens × prices. */
  usd?: 'published' | 'recomputed';
  /** For `recomputed`: round each part of each row to cents, as the sheet does (default), or nothing. */
  rounding?: 'cents per row' | 'none';
  /** For `recomputed`: other prices. Default: those deduced from the sheet. */
  prices?: Prices;
  /** Count the tokens of `one` judge (default, as Table 3 does) or of the `three`; the dollars are always all three's. */
  judgeTokens?: 'one' | 'three';
}

/**
 * What each model cost on each benchmark of a suite, and the totals by model, benchmark and category. Sources: MedHELM's
 * Table 3 and Fig. 5, and the authors' cost sheet.
 *
 * Every figure is an upper bound, because completions and verdicts count as long as they may be.
 *
 * @throws RangeError for an option that is not known, or prices or rounding for published dollars
 * @throws PriceUnknownError when `prices` lack a model or a judge
 * @example
 * const medhelm = loadMedhelm();
 * costTable(medhelm, medhelmSuite(medhelm, 'arxiv-v2')).total.totalUsd; // 11739.07
 */
export function costTable(medhelm: Medhelm, suite: MedhelmSuite, options: CostTableOptions = {}): CostTable {
  const { usd = 'published', rounding = 'cents per row', judgeTokens = 'one' } = options;
  check('usd', usd, ['published', 'recomputed']);
  check('judgeTokens', judgeTokens, ['one', 'three']);
  if (usd === 'published' && (rounding !== 'cents per row' || options.prices))
    throw new RangeError("published dollars are rounded, at the authors' prices: for others pass usd: 'recomputed'");
  const judges = medhelm.models.filter(({ juror }) => juror !== null).map(({ id }) => id);
  const dollars = (row: CostSheetRow) =>
    usd === 'published' ? row : recomputed(row, judges, { prices: medhelm.prices, ...options });

  const rows = suite.models.flatMap((model) =>
    suite.benchmarks.flatMap((benchmark) => {
      const sheet = medhelm.costSheet.find((row) => row.model === model && row.benchmark === benchmark);
      if (sheet === undefined) return [];
      const { usdPrompt, usdCompletion, usdJudgePrompt, usdJudgeCompletion } = dollars(sheet);
      const row = {
        model,
        benchmark,
        instances: sheet.instances,
        usdPrompt,
        usdCompletion,
        usdJudgePrompt,
        usdJudgeCompletion,
        benchmarkTokens: sheet.promptTokens + sheet.maxCompletionTokens,
        juryTokens:
          (sheet.judgePromptTokens + sheet.judgeMaxCompletionTokens) * (judgeTokens === 'one' ? 1 : judges.length),
        benchmarkUsd: usdPrompt + usdCompletion,
        juryUsd: usdJudgePrompt + usdJudgeCompletion,
      };
      return [{ ...row, ...totals([{ ...row, totalUsd: row.benchmarkUsd + row.juryUsd }], rounding) }];
    }),
  );
  const sum = (test: (row: CostTableRow) => boolean) => totals(rows.filter(test), rounding);
  const costed = suite.modelInfo.filter(({ id }) => rows.some((row) => row.model === id));
  return {
    rows,
    models: costed.map(({ id: model, name, provider }) => ({
      model,
      name,
      provider,
      ...sum((row) => row.model === model),
    })),
    benchmarks: suite.benchmarkInfo.map(({ id: benchmark, name }) => ({
      benchmark,
      name,
      ...sum((row) => row.benchmark === benchmark),
    })),
    categories: suite.categories.map(({ id: category, name, benchmarks }) => ({
      category,
      name,
      ...sum((row) => benchmarks.includes(row.benchmark)),
    })),
    total: sum(() => true),
    without: suite.models.filter((model) => !costed.some(({ id }) => id === model)),
  };
}

function recomputed(
  row: CostSheetRow,
  judges: readonly string[],
  { prices, rounding = 'cents per row' }: { prices: Prices; rounding?: 'cents per row' | 'none' },
): Pick<CostTableRow, 'usdPrompt' | 'usdCompletion' | 'usdJudgePrompt' | 'usdJudgeCompletion'> {
  const tokens = {
    benchmark: { input: row.promptTokens, output: row.maxCompletionTokens },
    judge: { input: row.judgePromptTokens, output: row.judgeMaxCompletionTokens },
  };
  const jury = judges.map((judge) => priceOf(prices, judge));
  const cost = evaluationCost(tokens, priceOf(prices, row.model), jury, { rounding });
  return {
    usdPrompt: cost.prompt,
    usdCompletion: cost.completion,
    usdJudgePrompt: cost.judgePrompt,
    usdJudgeCompletion: cost.judgeCompletion,
  };
}

/** Sums of amounts in cents are amounts in cents again, without the noise of adding them. */
function totals(rows: readonly CostTotal[], rounding: 'cents per row' | 'none'): CostTotal {
  const sum = (key: keyof CostTotal) => rows.reduce((total, row) => total + row[key], 0);
  const usd = (key: keyof CostTotal) => (rounding === 'none' ? sum(key) : roundCents(sum(key)));
  return {
    benchmarkTokens: sum('benchmarkTokens'),
    juryTokens: sum('juryTokens'),
    benchmarkUsd: usd('benchmarkUsd'),
    juryUsd: usd('juryUsd'),
    totalUsd: usd('totalUsd'),
  };
}

function check(option: string, value: string, known: readonly string[]): void {
  if (!known.includes(value))
    throw new RangeError(`${option} must be ${known.map((name) => `'${name}'`).join(' or ')}, got ${value}`);
}
