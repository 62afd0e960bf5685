import { mean } from '../../stats/mean.ts';
import type { Rating } from '../rating.ts';
import { groupScores } from './group-scores.ts';
import {
  type PredictionPoweredMean,
  predictionPoweredMean,
  type PredictionPoweredOptions,
} from './prediction-powered-mean.ts';

/** A jury's mean, corrected by people who rated some of the items. */
export interface CorrectedJuryMean extends PredictionPoweredMean {
  /** What the jury says by itself, over all its items. */
  juryMean: number;
  /** Items that people rated and the jury did not: they take no part. */
  leftOut: string[];
}

/**
 * The mean score that people would have given, from the jury's scores of all items and people's of a few
 * ({@link predictionPoweredMean}). The few must be drawn at random, not picked for being hard or odd.
 *
 * @throws RangeError for too few items of either kind, or an option out of range
 * @example
 * correctedJuryMean(ratings, { jury: ['gpt', 'claude'], people: ['rater-01'] }); // { estimate: 3.9, lower: …, juryMean: 4.3, n: 20, of: 300, … }
 */
export function correctedJuryMean(
  ratings: readonly Rating[],
  { jury, people }: { jury: readonly string[]; people: readonly string[] },
  { criterion, ...options }: PredictionPoweredOptions & { criterion?: string } = {},
): CorrectedJuryMean {
  const [said, human] = [groupScores(ratings, jury, criterion), groupScores(ratings, people, criterion)];
  const items = [...said.keys()];
  const labelled = items.filter((item) => human.has(item));
  const corrected = predictionPoweredMean(
    { predictions: labelled.map((item) => said.get(item)!), labels: labelled.map((item) => human.get(item)!) },
    items.filter((item) => !human.has(item)).map((item) => said.get(item)!),
    options,
  );
  const leftOut = [...human.keys()].filter((item) => !said.has(item));
  return { ...corrected, juryMean: mean([...said.values()]), leftOut };
}
