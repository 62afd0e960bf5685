import { type DawidSkeneOptions, type DawidSkeneState, stepsOfIndexed } from './dawid-skene-steps.ts';
import { type IndexedRatings, indexRatings } from './index-ratings.ts';
import type { Rating } from './rating.ts';

/** What a rater does, as Dawid–Skene sees it. */
export interface RaterRates {
  rater: string;
  /** Ratings of this rater. */
  n: number;
  /** P(given | true): a row for each true category, in the order of `categories`. */
  confusion: number[][];
  /** Ratings each row rests on, in expectation: near 0 the row says nothing. */
  support: number[];
  /** P(given = true) over the true categories of the items rated. */
  accuracy: number;
}

/** Plain JSON. Probabilities are in the order of `categories`. */
export interface DawidSkeneFit {
  method: string;
  categories: number[];
  /** P(true category). */
  prior: number[];
  raters: RaterRates[];
  items: {
    item: string;
    /** Ratings of it. */
    n: number;
    /** P(true category | ratings). */
    posterior: number[];
    /** The most probable category; of equal ones the first. */
    category: number;
  }[];
  logLikelihood: number;
  /** Log-likelihood after each iteration. */
  trace: number[];
  iterations: number;
  converged: boolean;
  /** Ratings, of items × raters (more where a rater rated an item more than once). */
  n: number;
  of: number;
  /** What makes these numbers doubtful. */
  warnings: string[];
}

/**
 * Finds out without gold labels who errs how, and what the items are: each item has one true category, and raters err
 * independently given it, each in its own way. Maximum likelihood by EM; with `smoothing` the posterior mode. Raters may
 * skip items or rate them more than once.
 *
 * Raters who err together (clones, models of one family) look better than they are: `designPanel` takes that into
 * account. At least three raters are needed to tell who errs.
 *
 * Dawid and Skene, Applied Statistics 28 (1979) 20–28.
 *
 * @param ratings of one criterion
 * @throws RangeError for no ratings, several criteria, a score that is not in `categories`, or an option out of range;
 * the reason of `signal` when aborted
 * @example
 * const { prior, raters } = await dawidSkene(ratings, { categories: [1, 2, 3, 4] });
 * raters[0].confusion[0]; // what the first rater gives when 1 is true: [0.89, 0.11, 0, 0] for the paper's anaesthetist
 */
export async function dawidSkene(ratings: readonly Rating[], options: DawidSkeneOptions = {}): Promise<DawidSkeneFit> {
  const indexed = indexRatings(ratings, options.categories);
  let state = options.resume;
  for await (state of stepsOfIndexed(indexed, options));
  if (!state) throw new RangeError(`maxIterations must be at least 1, got ${options.maxIterations}`);
  const { items, categories, itemOf } = indexed;
  const raters = ratesOf(indexed, state);
  const ratingsOf = new Int32Array(items.length);
  for (const item of itemOf) ratingsOf[item]!++;
  return {
    method: options.smoothing ? `Dawid–Skene, ${options.smoothing} added to every count` : 'Dawid–Skene',
    categories,
    prior: [...state.prior],
    raters,
    items: rows(state.posterior, categories.length).map((posterior, i) => ({
      item: items[i]!,
      n: ratingsOf[i]!,
      posterior,
      category: categories[posterior.indexOf(Math.max(...posterior))]!,
    })),
    logLikelihood: state.logLikelihood,
    trace: state.trace.map(({ logLikelihood }) => logLikelihood),
    iterations: state.iteration,
    converged: state.stopped === 'converged',
    n: ratings.length,
    of: items.length * raters.length,
    warnings: warningsOf(raters, state),
  };
}

function ratesOf({ raters, categories, itemOf, raterOf }: IndexedRatings, state: DawidSkeneState): RaterRates[] {
  const k = categories.length;
  const support = raters.map(() => categories.map(() => 0));
  const counts = raters.map(() => 0);
  itemOf.forEach((item, r) => {
    counts[raterOf[r]!]!++;
    for (let c = 0; c < k; c++) support[raterOf[r]!]![c]! += state.posterior[item * k + c]!;
  });
  const matrices = rows(state.confusion, k * k).map((matrix) => rows(matrix, k));
  return raters.map((rater, j) => {
    const right = matrices[j]!.reduce((sum, row, c) => sum + row[c]! * support[j]![c]!, 0);
    return { rater, n: counts[j]!, confusion: matrices[j]!, support: support[j]!, accuracy: right / counts[j]! };
  });
}

function warningsOf(raters: readonly RaterRates[], { stopped, iteration }: DawidSkeneState): string[] {
  const warnings: string[] = [];
  if (raters.length < 3)
    warnings.push(`${raters.length} of the 3 raters it takes to tell who errs: the rates are not determined`);
  if (stopped !== 'converged') warnings.push(`not converged after ${iteration} iterations`);
  const bare = raters.filter(({ support }) => support.some((ratings) => ratings < 1));
  if (bare.length > 0)
    warnings.push(`a row rests on less than one rating for ${bare.map(({ rater }) => rater).join(', ')}`);
  return warnings;
}

const rows = (values: ArrayLike<number>, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) =>
    Array.from({ length: width }, (_, c) => values[row * width + c]!),
  );
