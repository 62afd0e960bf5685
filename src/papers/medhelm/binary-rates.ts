import { bootstrap } from '../../stats/bootstrap.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import type { Confusion } from './medhelm-confusion.ts';

/** A rate, or the reason why there is none. */
export type Rate = Estimate | { estimate: null; n: 0; method: string };

/** What a table of right and wrong answers to yes/no questions says. */
export interface BinaryRates {
  /** Questions, and those whose answer is yes. */
  n: number;
  positives: number;
  accuracy: Rate;
  /** Of the answers yes, the share that is right. */
  precision: Rate;
  /** Of the questions with answer yes, the share that is found. */
  recall: Rate;
  /** Of the questions with answer no, the share that is found. */
  specificity: Rate;
  /** Mean of recall and specificity: 0.5 for any answer that does not look at the question. */
  balancedAccuracy: Rate;
  /** Matthews' correlation of answer and truth, -1 to 1; 0 for any answer that does not look at the question. */
  mcc: Rate;
}

export interface BinaryRatesOptions {
  level?: number;
  /** For the interval of Matthews' correlation. Default 1. */
  seed?: number;
  /** Default 2000. */
  replicates?: number;
}

/**
 * Rates of a confusion table, with intervals: Wilson's for shares, for their mean the one that follows from both (MOVER: Zou
 * and Donner, Statistics in Medicine 27, 2008), for Matthews' correlation a percentile bootstrap over questions.
 *
 * All take the questions as independent. Where several come from one patient (N2C2-CT asks three of each, EHRSHOT three of
 * its patients) the intervals are too narrow.
 *
 * A rate whose denominator is 0 is `null`, and `method` says why.
 *
 * @example
 * const { accuracy, recall } = binaryRates({ truePositive: 2, falsePositive: 15, falseNegative: 265, trueNegative: 2718 });
 * [accuracy.estimate, recall.estimate]; // [0.9066…, 0.0074…]: GPT-4o mini on EHRSHOT
 */
export function binaryRates(
  { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn }: Confusion,
  { level = 0.95, seed = 1, replicates = 2000 }: BinaryRatesOptions = {},
): BinaryRates {
  const n = tp + fp + fn + tn;
  const share = (k: number, of: number, why: string): Rate => (of === 0 ? none(why) : wilsonInterval(k, of, { level }));
  const recall = share(tp, tp + fn, 'no question has the answer yes');
  const specificity = share(tn, tn + fp, 'no question has the answer no');
  return {
    n,
    positives: tp + fn,
    accuracy: share(tp + tn, n, 'there is no question'),
    precision: share(tp, tp + fp, 'yes was never answered'),
    recall,
    specificity,
    balancedAccuracy: meanOf(recall, specificity, level),
    mcc: mccRate([tp, fp, fn, tn], { level, seed, replicates }),
  };
}

const none = (why: string): Rate => ({ estimate: null, n: 0, method: `undefined: ${why}` });

function meanOf(a: Rate, b: Rate, level: number): Rate {
  if (a.estimate === null) return a;
  if (b.estimate === null) return b;
  const estimate = (a.estimate + b.estimate) / 2;
  return {
    estimate,
    lower: estimate - Math.hypot(a.estimate - a.lower, b.estimate - b.lower) / 2,
    upper: estimate + Math.hypot(a.upper - a.estimate, b.upper - b.estimate) / 2,
    level,
    n: a.n + b.n,
    method: 'MOVER of two Wilson intervals',
  };
}

function mccRate(counts: readonly [number, number, number, number], options: Required<BinaryRatesOptions>): Rate {
  if (Number.isNaN(mcc(...counts))) return none('all answers, or all truths, are the same');
  const outcomes = Uint8Array.from(counts.flatMap((count, kind) => new Array<number>(count).fill(kind)));
  return bootstrap(
    outcomes.length,
    (questions) => {
      const drawn: [number, number, number, number] = [0, 0, 0, 0];
      for (let i = 0; i < questions.length; i++) drawn[outcomes[questions[i]!]! as 0]++;
      return mcc(...drawn);
    },
    options,
  );
}

/** NaN where a row or a column of the table is empty. */
function mcc(tp: number, fp: number, fn: number, tn: number): number {
  return (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
}
