import type { Outcome } from '../run/run-state.ts';

/**
 * What an answer counts in a mean: what its scorer said, the worst of the scale, or nothing (it is left out, and counted
 * as left out).
 */
export type Counts = 'as-scored' | 'worst' | 'left-out';

/** What each kind of answer counts. */
export interface Counting {
  complete: Counts;
  truncated: Counts;
  /** Withheld by the model or a content filter. */
  refused: Counts;
  empty: Counts;
  /** Without a completion: there is nothing that could have been scored. */
  failed: 'worst' | 'left-out';
  /** Answered, but the scorer could not tell. */
  unscored: 'worst' | 'left-out';
}

/**
 * Two rules for what is not an ordinary answer.
 *
 * - `as-scored` (default): what was answered counts as its scorer said, an empty or refused answer too, since that is what
 *   the model gave; what failed or could not be scored is left out, since it says nothing of the model.
 * - `helm`: as HELM does it. What failed becomes an empty answer and, like one that no judge scored, the worst score. A
 *   blocked request then counts as the worst possible answer, and the mean follows the hosting of a model too.
 */
export const countings = {
  'as-scored': {
    complete: 'as-scored',
    truncated: 'as-scored',
    refused: 'as-scored',
    empty: 'as-scored',
    failed: 'left-out',
    unscored: 'left-out',
  },
  helm: {
    complete: 'as-scored',
    truncated: 'as-scored',
    refused: 'as-scored',
    empty: 'worst',
    failed: 'worst',
    unscored: 'worst',
  },
} as const satisfies Record<string, Counting>;

export type CountingOption = keyof typeof countings | Partial<Counting>;

export const countingOf = (option: CountingOption = 'as-scored'): Counting =>
  typeof option === 'string' ? countings[option] : { ...countings['as-scored'], ...option };

/**
 * The value that one request counts; `null` for one that is left out.
 *
 * @param value what the scorer said, `null` when it said none
 */
export function countedValue(counting: Counting, outcome: Outcome, value: number | null, worst: number): number | null {
  if (outcome === 'missing') return null;
  if (outcome === 'failed') return counting.failed === 'worst' ? worst : null;
  const rule = counting[outcome];
  if (rule !== 'as-scored') return rule === 'worst' ? worst : null;
  return value ?? (counting.unscored === 'worst' ? worst : null);
}
