import type { ValueOptions } from './benchmark-values.ts';
import type { CategorisedTable } from './categorised-table.ts';
import { categoryValueMeans } from './category-value-means.ts';
import { categoryWeights } from './category-weights.ts';
import { leadPolygon, type LeadPolygon } from './lead-polygon.ts';
import { places } from './places.ts';
import { sliceCorners } from './slice-corners.ts';
import { triangleGrid } from './triangle-grid.ts';

export interface RegionOptions extends ValueOptions {
  /** Ids of the three categories that vary. */
  vary: readonly [string, string, string];
  /** The shares that the other categories keep, by id; together below 1. */
  fixed: Readonly<Record<string, number>>;
  /** Steps along an edge of the grid of weights. Default 20: 231 points. */
  steps?: number;
}

/** A slice through all category weights, and who leads where in it. */
export interface BestModelRegion {
  vary: readonly [string, string, string];
  fixed: Readonly<Record<string, number>>;
  /** What the three share among them: 1 less the fixed shares. */
  free: number;
  /** One per model that leads somewhere in the slice, largest first; corners are shares of `free`. */
  regions: ({ model: string } & LeadPolygon)[];
  /** Points of a triangular grid: `at` in shares of `free`, and who leads there (several where they are level). */
  grid: { at: [number, number, number]; best: string[]; value: number }[];
}

/**
 * In which category weights each model is best, as a slice of the simplex of weights: three categories vary, the others
 * keep their shares. Weights are shares of the whole (the unit `category`, sum 1). Regions are exact polygons; the grid
 * is computed point by point.
 *
 * @throws RangeError for categories that are unknown, missing, or both varied and fixed; shares that are negative, NaN
 * or together leave nothing; a model without a score in a category
 * @example
 * const [a, b, c, d, e] = suite.categories.map(({ id }) => id);
 * bestModelRegion(suite, { vary: [a, b, c], fixed: { [d]: 0.2, [e]: 0.1 } }).regions.map(({ model }) => model);
 */
export function bestModelRegion(
  table: CategorisedTable,
  { vary, fixed, steps = 20, ...options }: RegionOptions,
): BestModelRegion {
  const twice = vary.find((id, k) => vary.indexOf(id) !== k || Object.hasOwn(fixed, id));
  if (vary.length !== 3 || twice !== undefined)
    throw new RangeError(`vary names three different categories that are not fixed, got ${vary.join(', ')}`);
  // Stand-ins of 1 for the three make this the same check as for any weights.
  const shares = categoryWeights(table, { ...fixed, ...Object.fromEntries(vary.map((id) => [id, 1])) });
  const free = 1 - Object.values(fixed).reduce((sum, share) => sum + share, 0);
  if (!(free > 1e-9))
    throw new RangeError(`the fixed shares add up to ${1 - free}: they must leave something for ${vary.join(', ')}`);
  const positions = vary.map((id) => table.categories.findIndex((category) => category.id === id));
  const corners = sliceCorners(categoryValueMeans(table, options), shares, positions);
  const regions = table.models
    .map((model, m) => ({ model, ...leadPolygon(corners, m) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const grid = triangleGrid(steps).map((at) => {
    const values = corners.map((row) => at.reduce((sum, share, k) => sum + share * row[k]!, 0));
    const ranks = places(values);
    return { at, best: table.models.filter((_, m) => ranks[m] === 1), value: Math.max(...values) };
  });
  return { vary, fixed, free, regions, grid };
}
