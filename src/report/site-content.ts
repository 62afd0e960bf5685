import type { Figure } from '../figures/figure.ts';
import type { ClaimResult } from '../papers/claims/claim.ts';
import type { FigureEntry } from '../papers/figures-index.ts';

/** A figure that was written to `out/figures`. */
export interface SiteFigure {
  /** File name without extension: the notebook's, numbered from the second figure on. */
  name: string;
  title: string;
  figure: Figure;
}

/** A widget that was written to `out/widgets`. */
export interface SiteWidget {
  /** File name without extension. */
  name: string;
  title: string;
  /** Pixels it wants in height. */
  height: number;
}

/** A notebook of the run, with its figures and the claims it checked. */
export interface SiteNotebook {
  /** Path from the project root. */
  path: string;
  passed: boolean;
  /** Why it failed. */
  message: string | undefined;
  figures: SiteFigure[];
  widgets: SiteWidget[];
}

/** What the page shows. */
export interface SiteContent {
  notebooks: SiteNotebook[];
  claims: readonly ClaimResult[];
  index: readonly FigureEntry[];
}
