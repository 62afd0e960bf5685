import { bootstrap } from '../../stats/bootstrap.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { pearson } from '../../stats/pearson.ts';
import type { Rating } from '../rating.ts';
import { type Agreement, agreement, type AgreementOptions } from './agreement.ts';
import { groupScores } from './group-scores.ts';

/** A jury and the people it is held against. */
export interface JuryAndPeople {
  judges: readonly string[];
  people?: readonly string[];
}

/** What a judge is to its jury. Plain JSON. */
export interface JudgeLeftOut {
  judge: string;
  /** The judge against the mean of the other judges. */
  withRest: Agreement;
  /**
   * Pearson's correlation of the jury with people, minus that of the jury without this judge: above 0 the judge helps.
   * Over items that all judges and a person rated. Null without people.
   */
  gain: (Estimate & { of: number }) | null;
}

/**
 * Leaves out each judge in turn: how it agrees with the rest, and what the jury's agreement with people gains by it
 * (percentile bootstrap over items, both correlations from the same draw).
 *
 * @throws RangeError for fewer than two judges, or too few items in common
 * @example
 * leaveOneJudgeOut(ratings, { judges: ['gpt', 'llama', 'claude'], people: ['rater-01'] }, { seed: 1 })[0].gain;
 */
export function leaveOneJudgeOut(
  ratings: readonly Rating[],
  { judges, people }: JuryAndPeople,
  options: AgreementOptions,
): JudgeLeftOut[] {
  if (judges.length < 2) throw new RangeError(`to leave one judge out takes two or more, got ${judges.length}`);
  const { seed, criterion, level = 0.95, replicates = 2000 } = options;
  const byJudge = judges.map((judge) => groupScores(ratings, [judge], criterion));
  const human = people && groupScores(ratings, people, criterion);
  const common = [...(human?.keys() ?? [])].filter((item) => byJudge.every((scores) => scores.has(item)));
  if (human && common.length < 3)
    throw new RangeError(`all judges and a person rated ${common.length} of ${human.size} items; a gain needs three`);
  const truth = common.map((item) => human!.get(item)!);
  const columns = byJudge.map((scores) => common.map((item) => scores.get(item)!));
  return judges.map((judge, left) => {
    const rest = judges.filter((_, j) => j !== left);
    const correlation = (rows: Int32Array, used: readonly number[][]) =>
      pearson(
        Float64Array.from(rows, (row) => used.reduce((sum, column) => sum + column[row]!, 0)),
        Float64Array.from(rows, (row) => truth[row]!),
      );
    const without = columns.filter((_, j) => j !== left);
    const gain =
      human &&
      bootstrap(common.length, (rows) => correlation(rows, columns) - correlation(rows, without), {
        ...{ seed, level, replicates },
      });
    return {
      judge,
      withRest: agreement(ratings, { [judge]: [judge], 'the other judges': rest }, options),
      gain: gain ? { ...gain, of: human.size } : null,
    };
  });
}
