import { bestModelRegion } from '../../leaderboard/best-model-region.ts';
import type { Value } from '../../leaderboard/benchmark-values.ts';
import { publishedShares } from '../../leaderboard/published-shares.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

export interface TernarySlicesOptions {
  /** `win-rate` unless stated. */
  value?: Value;
  /** Shares of the categories, by id, at which the two that do not vary are kept; the published ones unless stated. */
  at?: Readonly<Record<string, number>>;
  /** Steps along an edge of the grid, 20 unless stated. */
  steps?: number;
}

/** A slice with the names people know: what `ternaryFigure` takes. */
export interface NamedSlice {
  corners: [string, string, string];
  note: string;
  regions: { name: string; corners: [number, number, number][]; share: number }[];
  points: { at: [number, number, number]; text: string }[];
  marks: { at: [number, number, number]; name: string }[];
}

/**
 * All slices through the weights of the categories in which three vary and the other two keep their shares: ten of
 * them for five categories. All pass through the shares at which they are kept, which each marks.
 *
 * @throws RangeError for shares that are missing, negative or of an unknown category
 * @example
 * ternaryFigure(ternarySlices(suite), { title: 'Who leads under which weights?' }) // ten triangles
 */
export function ternarySlices(
  suite: MedhelmSuite,
  { value = 'win-rate', at, steps = 20 }: TernarySlicesOptions = {},
): NamedSlice[] {
  const shares = at ?? publishedShares(suite);
  const { categories } = suite;
  const nameOf = (model: string): string => suite.modelInfo.find(({ id }) => id === model)!.name;
  const triples = categories.flatMap((a, i) =>
    categories.slice(i + 1).flatMap((b, j) => categories.slice(i + j + 2).map((c) => [a, b, c] as const)),
  );
  return triples.map((triple) => {
    const vary = triple.map(({ id }) => id) as [string, string, string];
    const kept = categories.filter(({ id }) => !vary.includes(id));
    const fixed = Object.fromEntries(kept.map(({ id }) => [id, shares[id]!]));
    const slice = bestModelRegion(suite, { vary, fixed, steps, value, tieBreaks: suite.tieBreaks });
    const percent = (share: number): string => `${Math.round(100 * share)} %`;
    return {
      corners: triple.map(({ name }) => name) as NamedSlice['corners'],
      note: `kept: ${kept.map(({ id, name }) => `${name} ${percent(shares[id]!)}`).join(', ')}`,
      regions: slice.regions.map(({ model, corners, share }) => ({ name: nameOf(model), corners, share })),
      points: slice.grid.map(({ at: point, best, value: top }) => ({
        at: point,
        text: [
          ...triple.map(({ name }, k) => `${name} ${percent(point[k]! * slice.free)}`),
          `best: ${best.map(nameOf).join(', ')}, ${top.toFixed(3)}`,
        ].join('<br>'),
      })),
      marks: [
        {
          at: vary.map((id) => shares[id]! / slice.free) as [number, number, number],
          name: at ? 'the shares given' : 'the published weights',
        },
      ],
    };
  });
}
