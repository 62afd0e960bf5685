/** Something a fit came through, but that its reader has to know. */
export interface FitWarning {
  /** For programs: `constant-column`, `separable`, `not-converged`, `null-model` … */
  code: string;
  /** What happened and why. */
  message: string;
  /** What to do. */
  remedy: string;
}
