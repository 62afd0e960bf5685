import { mean } from '../../../src/stats/mean.ts';
import { sd } from '../../../src/stats/sd.ts';

/** Half of the last printed digit of a reference. */
const rounding = 0.0005;

/**
 * How far our mean may be from a mean over `seeds` seeds of the reference: three standard errors of the difference of two
 * means, with the SD of both samples pooled (of ours alone where the reference kept none).
 */
export function band(ours: readonly number[], seeds: number, referenceSd?: number): number {
  const n = ours.length;
  const own = sd(ours);
  const spread =
    referenceSd === undefined
      ? own
      : Math.sqrt(((n - 1) * own ** 2 + (seeds - 1) * referenceSd ** 2) / (n + seeds - 2));
  return 3 * spread * Math.sqrt(1 / seeds + 1 / n) + rounding;
}

/** One line of the comparison; `ok` when the means are at most `allowed` apart. */
export interface BandRow {
  what: string;
  ours: number;
  sd: number;
  reference: number;
  allowed: number;
  ok: boolean;
}

export function bandRow(what: string, ours: readonly number[], reference: number, allowed: number): BandRow {
  const value = mean(ours);
  const round = (x: number): number => Number(x.toFixed(3));
  return {
    what,
    ours: round(value),
    sd: round(sd(ours)),
    reference,
    allowed: round(allowed),
    ok: Math.abs(value - reference) <= allowed,
  };
}
