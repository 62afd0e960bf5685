/**
 * What a scorer says of one answer. `unscored` is not a low score: it is counted apart, and no mean includes it.
 */
export type Score =
  | { status: 'scored'; value: number; evidence?: Record<string, unknown> }
  | { status: 'unscored'; reason: string; evidence?: Record<string, unknown> };
