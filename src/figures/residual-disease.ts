import type { Figure } from './figure.ts';
import type { Mark } from './marked.ts';
import type { Series } from './series-traces.ts';
import { type XyPanel, xyPanelsFigure } from './xy-panels.ts';

/** Shares of diseased cells measured in one way. */
export interface ResidualDiseaseSeries {
  /** Sets its colour: for example the method, or the time. */
  name: string;
  /** How it was measured: the title of its panel. */
  way: string;
  /** `found`: share of the diseased cells that were called; null where none were. */
  patients: readonly {
    patient: string | number;
    cells: number;
    truth: number;
    predicted: number;
    found: number | null;
  }[];
  /** Only series of the rule `healthy` show how many cells were found, in a panel of their own. */
  rule: string;
}

export interface ResidualDiseaseFigureOptions {
  title: string;
  subtitle?: string;
  /** Adds the badge of figures that are not measurements. */
  mark?: Mark;
}

/**
 * Predicted against true share of diseased cells, a panel for each way to measure, both axes logarithmic with the line of
 * agreement; last, the share of its diseased cells that was found in each patient by the cut on healthy donors. Shares
 * below half a cell stand at half a cell. The rule `assumed` measures nothing, and has no panel.
 *
 * @throws RangeError when there is nothing to draw
 */
export function residualDiseaseFigure(
  rows: readonly ResidualDiseaseSeries[],
  options: ResidualDiseaseFigureOptions,
): Figure {
  const measured = rows.filter(({ rule }) => rule !== 'assumed');
  const atLeast = (share: number, cells: number): number => Math.max(share, 0.5 / cells);
  const everything = measured.flatMap(({ patients }) =>
    patients.flatMap(({ truth, predicted, cells }) => [atLeast(truth, cells), atLeast(predicted, cells)]),
  );
  const decade = 10 ** Math.floor(Math.log10(Math.min(...everything)));
  const axis = (title: string) => ({ title, log: true, range: [decade, 1.4] as const });
  const points = ({ name, patients }: ResidualDiseaseSeries, found: boolean): Series => ({
    name,
    draw: 'points',
    x: patients.map(({ truth, cells }) => atLeast(truth, cells)),
    y: patients.map((one) => (found ? one.found : atLeast(one.predicted, one.cells))),
    texts: patients.map(
      ({ patient, truth, predicted, found: part, cells }) =>
        `<b>${name}</b>, ${patient}<br>true ${truth.toPrecision(2)}, predicted ${predicted.toPrecision(2)} of ${cells} cells` +
        (part === null ? '' : `<br>${(100 * part).toFixed(0)} % of the diseased cells called`),
    ),
  });
  const panels: XyPanel[] = [...new Set(measured.map(({ way }) => way))].map((way) => ({
    title: way,
    x: axis('true share'),
    y: axis('predicted share'),
    series: measured.filter((row) => row.way === way).map((row) => points(row, false)),
    guides: ['diagonal'],
  }));
  const byDonors = measured.filter(({ rule }) => rule === 'healthy');
  if (byDonors.length > 0)
    panels.push({
      title: 'Found by the cut on donors',
      x: axis('true share'),
      y: { title: 'share of diseased cells found', range: [-0.04, 1.04] },
      series: byDonors.map((row) => points(row, true)),
    });
  return xyPanelsFigure(panels, options);
}
