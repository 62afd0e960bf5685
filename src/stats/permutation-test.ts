import { exactSignFlips } from './exact-sign-flips.ts';
import { exactSplits } from './exact-splits.ts';
import { rng } from './rng.ts';
import { sampledSignFlips } from './sampled-sign-flips.ts';
import { sampledSplits } from './sampled-splits.ts';

export interface PermutationOptions {
  /** Which differences of first minus second count as at least as extreme. Default `two-sided`. */
  alternative?: 'two-sided' | 'greater' | 'less';
  /** Arrangements to draw when there are too many to list, at least 100. Default 10000. */
  replicates?: number;
  /** A whole number: needed when arrangements are drawn. Default 1. */
  seed?: number;
  /** List all arrangements when there are at most so many. Default 65536, which is 16 pairs. */
  exactUpTo?: number;
}

/** What a permutation test found. Plain JSON. */
export interface PermutationResult {
  /** Mean of the first minus mean of the second. */
  estimate: number;
  p: number;
  /** Monte Carlo standard error of p: how far another seed may take it; 0 when all arrangements were listed. */
  monteCarloError: number;
  /** Pairs, or values of both samples together. */
  n: number;
  /** How many arrangements p rests on. */
  arrangements: number;
  exact: boolean;
  method: string;
}

/** How many arrangements are at least as extreme as the observed one. */
export type CountExtreme = (isExtreme: (difference: number) => boolean) => number;

/**
 * Permutation test of a difference of means.
 *
 * `{ pairs }` are the differences of paired values: under the null each may have either sign (sign flips). `{ first,
 * second }` are two independent samples: under the null any split into the two sizes is as likely. All arrangements are
 * listed when they are few, and p is their share that is at least as extreme as the observed one; else `replicates` are
 * drawn and p = (1 + extreme) / (1 + replicates), so that it is never 0 (Phipson and Smyth, Stat Appl Genet Mol Biol 9,
 * 2010). Differences that are equal but for rounding count as extreme.
 *
 * @throws RangeError for no values, a value that is not finite, or options that cannot be used
 * @example
 * permutationTest({ pairs: [1, 2, 3, 4] }).p; // 0.125: 2 of 16 sign patterns
 * permutationTest({ first: [4, 5], second: [1, 2] }).p; // 0.3333…: 2 of 6 splits
 */
export function permutationTest(
  data: { pairs: ArrayLike<number> } | { first: ArrayLike<number>; second: ArrayLike<number> },
  { alternative = 'two-sided', replicates = 10_000, seed = 1, exactUpTo = 65_536 }: PermutationOptions = {},
): PermutationResult {
  if (!['two-sided', 'greater', 'less'].includes(alternative))
    throw new RangeError(`alternative must be 'two-sided', 'greater' or 'less', got ${String(alternative)}`);
  if (!Number.isInteger(replicates) || replicates < 100)
    throw new RangeError(`replicates must be a whole number of at least 100, got ${replicates}`);
  const samples = 'pairs' in data ? [data.pairs] : [data.first, data.second];
  for (const values of samples) checkValues(values);
  const [first, second] = samples.map((values) => Float64Array.from(values)) as [Float64Array, Float64Array?];
  const all = second ? splitCount(first.length + second.length, first.length) : 2 ** first.length;
  const exact = all <= exactUpTo;
  const arrangements = exact ? all : replicates;
  const random = rng(seed, 'permutation');
  const count: CountExtreme = second
    ? exact
      ? exactSplits(first, second)
      : sampledSplits(first, second, { random, replicates })
    : exact
      ? exactSignFlips(first)
      : sampledSignFlips(first, { random, replicates });

  const estimate = meanOf(first) - (second ? meanOf(second) : 0);
  const slack = 1e-12 * Math.max(...samples.flatMap((values) => Array.from(values, Math.abs)));
  const extreme = count((difference) => {
    if (alternative === 'greater') return difference >= estimate - slack;
    if (alternative === 'less') return difference <= estimate + slack;
    return Math.abs(difference) >= Math.abs(estimate) - slack;
  });
  const p = exact ? extreme / all : (1 + extreme) / (1 + replicates);
  const kind = second ? 'splits into two samples' : 'sign flips of pairs';
  return {
    estimate,
    p,
    monteCarloError: exact ? 0 : Math.sqrt((p * (1 - p)) / replicates),
    n: first.length + (second?.length ?? 0),
    arrangements,
    exact,
    method: exact ? `all ${all} ${kind}` : `${replicates} random ${kind}, seed ${seed}`,
  };
}

function checkValues(values: ArrayLike<number>): void {
  if (values.length === 0) throw new RangeError('a permutation test needs at least one value in each sample');
  const odd = Array.from(values).findIndex((value) => !Number.isFinite(value));
  if (odd >= 0)
    throw new RangeError(`a permutation test needs finite values, got ${values[odd]} at position ${odd}: leave it out`);
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** n choose k; Infinity is fine where it is huge. */
function splitCount(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) count = Math.round((count * (n - i + 1)) / i);
  return count;
}
