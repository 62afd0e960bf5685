import type { Panel, PanelAxis } from './panel-grid.ts';
import type { XyPanel } from './xy-panels.ts';

/** An estimate of one series in one category. */
export interface PointsRow {
  category: string;
  /** Sets colour and marker: series of one category stand side by side. */
  name: string;
  /** A missing one (null or NaN) leaves its place empty. */
  estimate: number | null;
  lower?: number | null;
  upper?: number | null;
  /** What hovering says. */
  text?: string;
}

/** How far apart the outermost series of a category stand, in categories. */
const spread = 0.5;

/**
 * A panel of points with whiskers, categories along x in the order they come, for {@link xyPanelsFigure}.
 *
 * @example
 * xyPanelsFigure([pointsPanel([{ category: 'lasso', name: 'MMIL', estimate: 0.96, lower: 0.93, upper: 0.98 }], { y: { title: 'AUROC' } })], { title: 'Learners' })
 */
export function pointsPanel(
  rows: readonly PointsRow[],
  {
    title,
    x,
    y,
    guides,
  }: Pick<Panel, 'title'> & { x?: Pick<PanelAxis, 'title'>; y?: PanelAxis } & Pick<XyPanel, 'guides'>,
): XyPanel {
  const categories = [...new Set(rows.map(({ category }) => category))];
  const names = [...new Set(rows.map(({ name }) => name))];
  const aside = (name: string): number =>
    names.length === 1 ? 0 : (names.indexOf(name) / (names.length - 1) - 0.5) * spread;
  return {
    ...(title === undefined ? {} : { title }),
    ...(guides ? { guides } : {}),
    x: { ...x, range: [-0.5, categories.length - 0.5], ticks: categories.map((_, k) => k), tickTexts: categories },
    ...(y ? { y } : {}),
    series: names.map((name) => {
      const own = rows.filter((row) => row.name === name);
      return {
        name,
        draw: 'points',
        x: own.map(({ category }) => categories.indexOf(category) + aside(name)),
        y: own.map(({ estimate }) => estimate),
        lower: own.map(({ lower }) => lower ?? null),
        upper: own.map(({ upper }) => upper ?? null),
        ...(own.every(({ text }) => text !== undefined) ? { texts: own.map(({ text }) => text!) } : {}),
      };
    }),
  };
}
