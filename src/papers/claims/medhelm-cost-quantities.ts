import { impliedPrice } from '../../cost/implied-price.ts';
import { roundCents } from '../../cost/round-cents.ts';
import { type CostTotal, costTable } from '../medhelm/cost-table.ts';
import { medhelmSuite } from '../medhelm/medhelm-suite.ts';
import { unequalInstances } from '../medhelm/unequal-instances.ts';
import { type ClaimContext, type Quantity, quantity } from './quantity.ts';

const parts = ['usdPrompt', 'usdCompletion', 'usdJudgePrompt', 'usdJudgeCompletion'] as const;

/** Everything that a claim about MedHELM's costs can name. */
export const medhelmCostQuantities: Readonly<Record<string, Quantity>> = {
  /** Sums of the cost sheet's cells: tokens as counted (jury tokens of one judge, or of all three), dollars as published. */
  cost: quantity(
    { suite: 'suite', model: 'model?', measure: 'cost measure', allJudges: 'flag' },
    ({ medhelm }, { suite, model, measure, allJudges }) => {
      const { models, total } = costTable(medhelm, medhelmSuite(medhelm, suite), {
        judgeTokens: allJudges ? 'three' : 'one',
      });
      const row: CostTotal = model === undefined ? total : models.find((entry) => entry.model === model)!;
      return row[measure];
    },
  ),
  'cost-extreme': quantity({ suite: 'suite', end: 'end' }, ({ medhelm }, { suite, end }) => {
    const totals = costTable(medhelm, medhelmSuite(medhelm, suite)).models.map(({ totalUsd }) => totalUsd);
    return end === 'lowest' ? Math.min(...totals) : Math.max(...totals);
  }),
  /** The lowest or highest percentage of a model's cost that is the jury's. */
  'jury-share-percent': quantity({ suite: 'suite', end: 'end' }, ({ medhelm }, { suite, end }) => {
    const { models } = costTable(medhelm, medhelmSuite(medhelm, suite));
    const shares = models.map(({ juryUsd, totalUsd }) => (100 * juryUsd) / totalUsd);
    return end === 'lowest' ? Math.min(...shares) : Math.max(...shares);
  }),
  /** The percentage of all jury costs that pays for verdicts as long as they may be. */
  'verdict-ceiling-percent': quantity({ suite: 'suite' }, ({ medhelm }, { suite }) => {
    const { rows, total } = costTable(medhelm, medhelmSuite(medhelm, suite));
    return (100 * rows.reduce((sum, row) => sum + row.usdJudgeCompletion, 0)) / total.juryUsd;
  }),
  /** Benchmarks on which the cost sheet does not count the same instances for every model. */
  'unequal-benchmark-count': quantity(
    { suite: 'suite' },
    ({ medhelm }, { suite }) => unequalInstances(medhelm, medhelmSuite(medhelm, suite)).length,
  ),
  /** Instances that the cost sheet counts, or those whose completions it counts. */
  'instance-count': quantity(
    { suite: 'suite', benchmark: 'benchmark', model: 'model', completions: 'flag' },
    ({ medhelm }, { suite, benchmark, model, completions }) => {
      const unequal = unequalInstances(medhelm, medhelmSuite(medhelm, suite)).find(
        ({ benchmark: id }) => id === benchmark,
      );
      const group = unequal?.groups.find(({ models }) => models.includes(model));
      if (!group) throw new RangeError(`${benchmark} has the same instances for every model`);
      return completions ? group.completions : group.instances;
    },
  ),
  /** By how many percent `model` cost less than `than`. */
  'cost-saving-percent': quantity(
    { suite: 'suite', model: 'model', than: 'model' },
    ({ medhelm }, { suite, model, than }) => {
      const { models } = costTable(medhelm, medhelmSuite(medhelm, suite));
      const usd = (id: string) => models.find((entry) => entry.model === id)!.totalUsd;
      return (1 - usd(model) / usd(than)) * 100;
    },
  ),
  /** Cells of the sheet, four per row, that tokens × the prices on file give to the cent. */
  'cost-cells-to-the-cent': quantity({ suite: 'suite' }, (context, { suite }) => {
    const { sheet, ours } = bothSheets(context, suite);
    return sheet.flatMap((row, r) => parts.filter((part) => row[part] === ours[r]![part])).length;
  }),
  /** Rows of the sheet whose published total is the sum of the four parts, added before they are rounded. */
  'cost-row-totals-to-the-cent': quantity({ suite: 'suite' }, (context, { suite }) => {
    const { sheet, exact } = bothSheets(context, suite);
    return sheet.filter(({ usdTotal }, r) => usdTotal === roundCents(exact[r]!.totalUsd)).length;
  }),
  /** The one price in whole cents that explains every cost cell of a model. */
  'implied-price': quantity({ model: 'model', side: 'side' }, ({ medhelm }, { model, side }) =>
    impliedPrice(
      medhelm.costSheet
        .filter((row) => row.model === model)
        .map((row) =>
          side === 'input'
            ? { tokens: row.promptTokens, usd: row.usdPrompt }
            : { tokens: row.maxCompletionTokens, usd: row.usdCompletion },
        ),
    ),
  ),
};

/** The sheet's rows, and the same rows recomputed: rounded, and exact. */
function bothSheets({ medhelm }: ClaimContext, id: Parameters<typeof medhelmSuite>[1]) {
  const suite = medhelmSuite(medhelm, id);
  const ours = costTable(medhelm, suite, { usd: 'recomputed' }).rows;
  const exact = costTable(medhelm, suite, { usd: 'recomputed', rounding: 'none' }).rows;
  const sheet = ours.map(({ model, benchmark }) =>
    medhelm.costSheet.find((row) => row.model === model && row.benchmark === benchmark)!,
  );
  return { sheet, ours, exact };
}
