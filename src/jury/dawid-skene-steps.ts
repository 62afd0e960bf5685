import { em } from '../stats/em.ts';
import { gainLeft } from '../stats/gain-left.ts';
import { countErrors } from './count-errors.ts';
import { expectLabels } from './expect-labels.ts';
import { type IndexedRatings, indexRatings } from './index-ratings.ts';
import type { Rating } from './rating.ts';

export interface DawidSkeneOptions {
  /** All scores of the scale; when left out, those that occur. */
  categories?: readonly number[];
  /**
   * Added to every count of the M-step, as a Dirichlet prior does: keeps the rates of raters with few ratings off 0.
   * Default 0, maximum likelihood.
   */
  smoothing?: number;
  /** Stops when less than this is left to gain, in log-likelihood an item. Default 1e-9. */
  tolerance?: number;
  /** Default 2000. */
  maxIterations?: number;
  /** A state to go on from, as `dawidSkeneSteps` yielded it for the same ratings. */
  resume?: DawidSkeneState;
  signal?: AbortSignal;
}

/** One iteration: the rates of its M-step, and the posterior of the E-step after it. K categories. */
export interface DawidSkeneState {
  /** From 1. */
  iteration: number;
  /** P(true category), K. */
  prior: Float64Array;
  /** P(given | true) of each rater: rater × true × given. */
  confusion: Float64Array;
  /** P(true category | ratings): item × K. */
  posterior: Float64Array;
  /** Σ over items of log P(ratings). */
  logLikelihood: number;
  /** logLikelihood plus the log prior of the rates (`smoothing`): what EM climbs. */
  objective: number;
  trace: readonly { logLikelihood: number; objective: number }[];
  /** Why EM ends here: `converged`, `falling`, `max-iterations`; undefined when it goes on. */
  stopped: string | undefined;
}

/**
 * {@link dawidSkene}, one iteration at a time: on the same loop as MMIL (`em` of `stats`). The first M-step takes the
 * shares of votes for posteriors (equation 3.1 of the paper), so that categories keep the meaning that most raters give
 * them.
 *
 * @throws as {@link dawidSkene}
 * @example
 * for await (const { iteration, logLikelihood } of dawidSkeneSteps(ratings)) …
 */
export function dawidSkeneSteps(
  ratings: readonly Rating[],
  options: DawidSkeneOptions = {},
): AsyncGenerator<DawidSkeneState, void> {
  return stepsOfIndexed(indexRatings(ratings, options.categories), options);
}

/** {@link dawidSkeneSteps} of ratings that are numbered already. */
export async function* stepsOfIndexed(
  indexed: IndexedRatings,
  { smoothing = 0, tolerance = 1e-9, maxIterations = 2000, resume, signal }: DawidSkeneOptions,
): AsyncGenerator<DawidSkeneState, void> {
  if (!(smoothing >= 0 && smoothing < Infinity))
    throw new RangeError(`smoothing must be a number from 0, got ${smoothing}`);
  const items = indexed.items.length;
  const step = (before: DawidSkeneState | undefined, iteration: number): DawidSkeneState => {
    const { prior, confusion } = countErrors(indexed, before?.posterior ?? voteShares(indexed), smoothing);
    const { posterior, logLikelihood } = expectLabels(indexed, prior, confusion);
    let objective = logLikelihood;
    if (smoothing > 0)
      for (const rates of [prior, confusion]) for (const p of rates) objective += smoothing * Math.log(p);
    const trace = [...(before?.trace ?? []), { logLikelihood, objective }];
    return { iteration, prior, confusion, posterior, logLikelihood, objective, trace, stopped: undefined };
  };
  const climb = em<DawidSkeneState>({
    step,
    monitor: ({ objective }) => objective / items,
    stop: gainLeft(tolerance),
    maxIterations,
    signal,
    ...(resume && {
      resume: {
        state: resume,
        iteration: resume.iteration,
        values: resume.trace.map(({ objective }) => objective / items),
      },
    }),
  });
  for await (const { state, stopped } of climb) {
    state.stopped = stopped;
    yield state;
  }
}

/** Where EM starts: the share of an item's ratings that each category got. */
function voteShares({ items, categories, itemOf, labelOf }: IndexedRatings): Float64Array {
  const k = categories.length;
  const [shares, ratings] = [new Float64Array(items.length * k), new Float64Array(items.length)];
  itemOf.forEach((item, r) => {
    shares[item * k + labelOf[r]!]!++;
    ratings[item]!++;
  });
  return shares.map((votes, at) => votes / ratings[Math.floor(at / k)]!);
}
