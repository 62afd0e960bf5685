/**
 * The known order of two models whose scores on a benchmark look equal because they were rounded before publication.
 * It is used only where the two are exactly tied; one that names a model or benchmark absent from a table says nothing
 * about that table and is passed over.
 */
export interface TieBreak {
  benchmark: string;
  above: string;
  below: string;
  /** How we know. */
  why: string;
}

/** How ties count: half a win for each side, no win, or a win for both. */
export type Ties = 'half' | 'strict' | 'win';

/** Options shared by everything that compares models on a benchmark. */
export interface WinOptions {
  ties?: Ties;
  tieBreaks?: readonly TieBreak[];
}
