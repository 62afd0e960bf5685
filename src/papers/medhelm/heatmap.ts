import { leaderboard } from '../../leaderboard/leaderboard.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/** A heatmap's data: what `heatmapFigure` takes. */
export interface Heatmap {
  /** Names of the models, best win rate first. */
  rows: string[];
  columns: string[];
  /** The group of each column. */
  groups?: string[];
  /** `values[row][column]` from 0 (worst) to 1 (best); null where there is none. */
  values: (number | null)[][];
}

/**
 * Puts columns of values per model (in the order of the suite) into a heatmap, its rows in the order of the published
 * leaderboard.
 */
export function heatmap(
  suite: MedhelmSuite,
  columns: readonly { name: string; group?: string; values: readonly number[] }[],
): Heatmap {
  const order = leaderboard(suite, { tieBreaks: suite.tieBreaks }).map(({ model }) => suite.models.indexOf(model));
  const groups = columns.flatMap(({ group }) => (group === undefined ? [] : [group]));
  return {
    rows: order.map((m) => suite.modelInfo[m]!.name),
    columns: columns.map(({ name }) => name),
    ...(groups.length === columns.length && groups.length > 0 ? { groups } : {}),
    values: order.map((m) => columns.map(({ values }) => (Number.isNaN(values[m]!) ? null : values[m]!))),
  };
}
