import type { Figure } from './figure.ts';
import type { Mark } from './marked.ts';
import { type XyPanel, xyPanelsFigure } from './xy-panels.ts';

/** How well each rho does on one set of cells. */
export interface RhoChoice {
  /** Heads its panels. */
  title: string;
  /** Held-out log-likelihood a cell of each rho, a line for each lambda. */
  lines: readonly { name: string; points: readonly RhoPoint[] }[];
  /** The same when fits are only judged at another rho: drawn to compare with. */
  rescored?: readonly (readonly RhoPoint[])[];
  /** How far each rho, at its best lambda, falls short of the best. */
  shortfalls: readonly { rho: number; shortfall: number; se: number; within: boolean }[];
  /** The true rho, where it is known. */
  truth?: number;
  /** Held-out log-likelihood of a model that tells no cell from another. */
  none?: number;
}

interface RhoPoint {
  rho: number;
  meanPerCell: number;
}

/**
 * What data say of rho: above, the held-out log-likelihood, a line for each lambda; below, by how much each rho falls
 * short of the best, with one standard error: those that cannot be told from the best are marked, and there are usually
 * several. A panel of each for every set of cells.
 *
 * @throws RangeError when there is nothing to draw
 * @example
 * rhoChoiceFigure([{ title: 'S1', lines, shortfalls, truth: 0.9 }], { title: 'Choosing rho', mark: 'simulated' })
 */
export function rhoChoiceFigure(
  choices: readonly RhoChoice[],
  { title, subtitle, mark }: { title: string; subtitle?: string; mark?: Mark },
): Figure {
  const x = { title: 'rho', range: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] } as const;
  const truthOf = ({ truth }: RhoChoice) => (truth === undefined ? [] : [{ x: truth, text: 'true' }]);
  const upper = choices.map((choice): XyPanel => ({
    title: choice.title,
    x,
    y: { title: 'held-out log-likelihood a cell' },
    guides: [...truthOf(choice), ...(choice.none === undefined ? [] : [{ y: choice.none }])],
    series: [
      ...choice.lines.map(({ name, points }) => line(name, points)),
      ...(choice.rescored ?? []).map((points) => ({
        ...line('one fit, judged at each rho', points),
        draw: 'line' as const,
        quiet: true,
      })),
    ],
  }));
  const lower = choices.map((choice): XyPanel => ({
    x,
    y: { title: 'shortfall from the best' },
    guides: [...truthOf(choice), { y: 0 }],
    series: [true, false].map((isWithin) => {
      const own = choice.shortfalls.filter(({ within }) => within === isWithin);
      return {
        name: isWithin ? 'cannot be told from the best' : 'worse by more than one SE',
        x: own.map(({ rho }) => rho),
        y: own.map(({ shortfall }) => shortfall),
        lower: own.map(({ shortfall, se }) => shortfall - se),
        upper: own.map(({ shortfall, se }) => shortfall + se),
        draw: 'points',
        decimals: 4,
      };
    }),
  }));
  return xyPanelsFigure([...upper, ...lower], {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    columns: choices.length,
    height: 250,
    ...(mark ? { mark } : {}),
  });
}

const line = (name: string, points: readonly RhoPoint[]) => ({
  name,
  x: points.map(({ rho }) => rho),
  y: points.map(({ meanPerCell }) => meanPerCell),
  decimals: 4,
});
