import type { Confusion } from '../medhelm/medhelm-confusion.ts';
import { type Quantity, quantity } from './quantity.ts';

/** Everything that a claim about MedHELM's appendices and its yes/no benchmarks can name. */
export const medhelmAppendixQuantities: Readonly<Record<string, Quantity>> = {
  /** Instances of a stage of the check of gold answers: 0 where the stage has no row. */
  'gold-instances': quantity(
    { benchmark: 'benchmark', stage: 'gold stage' },
    ({ medhelm }, { benchmark, stage }) =>
      medhelm.goldFilter.find((row) => row.benchmark === benchmark && row.stage === stage)?.instances ?? 0,
  ),
  /** Most or fewest instances of a benchmark in the cost sheet, over the models. */
  'cost-sheet-instances': quantity({ benchmark: 'benchmark', end: 'end' }, ({ medhelm }, { benchmark, end }) => {
    const sizes = medhelm.costSheet.filter((row) => row.benchmark === benchmark).map(({ instances }) => instances);
    return end === 'lowest' ? Math.min(...sizes) : Math.max(...sizes);
  }),
  /** Share of right answers, from the counts of right and wrong ones: independent of the published score. */
  'confusion-accuracy': quantity({ benchmark: 'benchmark', model: 'model' }, ({ medhelm }, { benchmark, model }) => {
    const counts: Confusion & { instances: number } = medhelm.confusion.find(
      (row) => row.benchmark === benchmark && row.model === model,
    )!;
    return (counts.truePositive + counts.trueNegative) / counts.instances;
  }),
};
