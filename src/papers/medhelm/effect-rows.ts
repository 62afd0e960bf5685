import type { BenchmarkEffects, PairEffect } from './detectable-effects.ts';
import type { Medhelm } from './medhelm.ts';

/** A row of the figure of detectable effects: what `detectableEffectsFigure` takes. */
export interface EffectRow {
  name: string;
  /** The category. */
  group: string;
  n: number;
  mde: { mean: number; sd: number };
  gaps: { gap: number; detectable: boolean; text: string }[];
}

/**
 * Detectable effects with the names people know benchmarks and models by, grouped by category in MedHELM's order.
 *
 * @example detectableEffectsFigure(effectRows(medhelm, tables.map((table) => detectableEffects(table))), { … })
 */
export function effectRows(
  { benchmarks, categories, models }: Pick<Medhelm, 'benchmarks' | 'categories' | 'models'>,
  effects: readonly BenchmarkEffects[],
): EffectRow[] {
  const modelName = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  const text = ({ above, below, mde, n }: PairEffect) =>
    `${modelName(above)} above ${modelName(below)}, detectable from ${mde === null ? '–' : mde.toFixed(3)}, n = ${n}`;
  return categories.flatMap(({ id, name: group }) =>
    effects.flatMap(({ benchmark, instances, mde, neighbours }) => {
      const info = benchmarks.find((entry) => entry.id === benchmark)!;
      if (info.category !== id) return [];
      const gaps = neighbours.map((pair) => ({ gap: pair.gap, detectable: pair.detectable, text: text(pair) }));
      return [{ name: info.name, group, n: instances, mde, gaps }];
    }),
  );
}
