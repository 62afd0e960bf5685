import { withModel } from '../../leaderboard/with-model.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';
import type { ModelScores } from './read-model-scores.ts';
import { selectBenchmarks } from './select-benchmarks.ts';

export interface AddModelOptions {
  /**
   * `all` (default): every benchmark of the suite stays. As in HELM, a missing cell is skipped on both sides: the new
   * model's win rate is the mean over the benchmarks it has, against nine opponents each, and where it has none the
   * nine are compared among themselves. Its figure then rests on other benchmarks than theirs: with few or easy ones,
   * prefer `common`: only the benchmarks that every model has, so that all figures rest on the same ones.
   */
  compareOn?: 'all' | 'common';
}

/** A suite with a model of your own, and how much of the suite the model was run on. */
export interface AddedModel {
  suite: MedhelmSuite;
  /** Benchmarks of the suite with a score of the model … */
  n: number;
  /** … out of so many … */
  of: number;
  /** … and those without, by name. */
  missing: string[];
  /** "33 of 35 benchmarks", for a caption, with what was done about the rest. */
  note: string;
}

/**
 * Adds a model to a suite, as its last row: win rates, rank bands and heatmaps of the result are among ten models. Scores
 * on benchmarks outside the suite (MedQA in the suite of arXiv v2) are passed over.
 *
 * Every win rate changes, because a tenth opponent is there; the published figures are those among nine.
 *
 * @throws RangeError for the id of a model in the suite, a model without any score in the suite, or, with `compareOn:
 * 'common'`, fewer than two benchmarks left
 * @example
 * const { suite, note } = addModel(medhelmSuite(medhelm, 'arxiv-v2'), readModelScores('mine.csv', medhelm));
 * note; // '33 of 35 benchmarks; the missing ones are skipped'
 */
export function addModel(
  suite: MedhelmSuite,
  { id, name, provider, scores }: ModelScores,
  { compareOn = 'all' }: AddModelOptions = {},
): AddedModel {
  if (compareOn !== 'all' && compareOn !== 'common')
    throw new RangeError(`compareOn must be 'all' or 'common', got ${String(compareOn)}`);
  const inSuite = Object.fromEntries(
    Object.entries(scores).filter(([benchmark]) => suite.benchmarks.includes(benchmark)),
  );
  const missing = suite.benchmarkInfo.filter((benchmark) => !Object.hasOwn(inSuite, benchmark.id));
  const [of, n] = [suite.benchmarks.length, suite.benchmarks.length - missing.length];
  const extended: MedhelmSuite = {
    ...suite,
    ...withModel(suite, { id, scores: inSuite }),
    modelInfo: [...suite.modelInfo, { id, name, provider }],
  };
  const how = compareOn === 'all' ? 'the missing ones are skipped' : 'all models are compared on these';
  const common = suite.benchmarks.filter((benchmark) => Object.hasOwn(inSuite, benchmark));
  if (compareOn === 'common' && n < 2)
    throw new RangeError(
      `${id} shares ${n} benchmark with the others: at least 2 are needed to compare on common ones`,
    );
  return {
    suite: compareOn === 'common' ? selectBenchmarks(extended, common) : extended,
    n,
    of,
    missing: missing.map((benchmark) => benchmark.name),
    note: `${n} of ${of} benchmarks${n < of ? `; ${how}` : ''}`,
  };
}
