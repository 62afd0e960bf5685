/** Judges that may sit on a panel, as numbers. */
export interface PanelJudges {
  categories: readonly number[];
  /** P(true category). */
  prior: readonly number[];
  /** P(given | true): judge × true × given. */
  confusion: readonly (readonly (readonly number[])[])[];
  /** Of errors given the true category: judge × judge. */
  correlations: readonly (readonly number[])[];
}
