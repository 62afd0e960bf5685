import { isThere } from './format-value.ts';

/** A number that may be missing, with the ends of its interval where it has one. */
export interface MaybeInterval {
  estimate: number | null;
  lower?: number | null | undefined;
  upper?: number | null | undefined;
}

/** The intervals of some points as plotly's error bars, which want distances. A missing end has no whisker. */
export function whiskers(intervals: readonly MaybeInterval[]): {
  type: 'data';
  symmetric: false;
  array: number[];
  arrayminus: number[];
} {
  const distance = (from: number | null | undefined, to: number | null | undefined) =>
    isThere(from) && isThere(to) ? to - from : 0;
  return {
    type: 'data',
    symmetric: false,
    array: intervals.map(({ estimate, upper }) => distance(estimate, upper)),
    arrayminus: intervals.map(({ estimate, lower }) => distance(lower, estimate)),
  };
}
