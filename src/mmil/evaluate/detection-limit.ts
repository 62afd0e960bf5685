import { quantile } from '../../stats/quantile.ts';

/** From which share of diseased cells on a way to measure it tells patients from healthy donors. Plain JSON. */
export interface DetectionLimit {
  /** Limit of blank: what 95 % of the healthy donors do not exceed. */
  blank: number;
  donors: number;
  /** Samples whose predicted share lies above the blank, of `n`. */
  detected: number;
  n: number;
  /** The limit of detection, a true share; null where there is none. */
  limit: number | null;
  /** Samples with a true share of at least the limit: what it rests on. */
  above: number;
}

/**
 * Limits of blank and of detection of predicted shares, after the words of CLSI EP17.
 *
 * The limit of blank is the `level` quantile (type 7) of the shares predicted for healthy donors, each measured as a
 * patient would be: with a cut made on other donors (leave one out). The limit of detection is the smallest true share
 * s > 0 of a sample such that, of the samples with a true share of s or more, at least `level` have a predicted share
 * above the limit of blank. A limit that would rest on fewer than `fewest` samples is none.
 *
 * @param options.level default 0.95: with fewer than 20 samples above the limit, all of them must be detected
 * @param options.fewest default 5
 * @throws RangeError when there is no donor
 * @example
 * const samples = [0.2, 0.1, 0.05, 0.04, 0.03, 0.001].map((truth) => ({ truth, predicted: truth / 2 }));
 * detectionLimit(samples, [0.01, 0.012]).limit; // 0.03: half of it is above 0.0119, half of 0.001 is not
 */
export function detectionLimit(
  samples: readonly { truth: number; predicted: number }[],
  donors: readonly number[],
  { level = 0.95, fewest = 5 }: { level?: number; fewest?: number } = {},
): DetectionLimit {
  if (donors.length === 0) throw new RangeError('a limit of blank needs healthy donors, got none');
  const blank = quantile(donors, level);
  const falling = [...samples].sort((a, b) => b.truth - a.truth);
  let [detected, limit, above] = [0, null as number | null, 0];
  falling.forEach(({ truth, predicted }, k) => {
    if (predicted > blank) detected++;
    // Samples of one true share stand or fall together.
    if (truth === 0 || falling[k + 1]?.truth === truth) return;
    if (k + 1 >= fewest && detected >= level * (k + 1) * (1 - 1e-12)) [limit, above] = [truth, k + 1];
  });
  return { blank, donors: donors.length, detected, n: samples.length, limit, above };
}
