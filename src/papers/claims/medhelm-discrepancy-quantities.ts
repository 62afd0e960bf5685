import { pearson } from '../../stats/pearson.ts';
import { spearman } from '../../stats/spearman.ts';
import { clinicianPairs } from '../medhelm/agreement/clinician-pairs.ts';
import { iccInMode } from '../medhelm/agreement/icc-in-mode.ts';
import { ratedAnswers } from '../medhelm/agreement/rated-answers.ts';
import { alwaysNo } from '../medhelm/always-no.ts';
import { defaultScores } from '../medhelm/default-scores.ts';
import { juryPanels } from '../medhelm/jury-panels.ts';
import { medhelmSuite } from '../medhelm/medhelm-suite.ts';
import { sampleSizeTable } from '../medhelm/sample-size-table.ts';
import { unitScore } from '../medhelm/unit-score.ts';
import { type Quantity, quantity } from './quantity.ts';
import { compositesOf } from '../medhelm/agreement/composites-of.ts';

/** Sizes of discrepancies: numbers that the paper does not print. */
export const medhelmDiscrepancyQuantities: Readonly<Record<string, Quantity>> = {
  /** ICC(3,k) of jury and clinicians, with the values that the mode says. */
  'agreement-in-mode': quantity({ set: 'agreement set', mode: 'agreement mode' }, ({ medhelm }, { set, mode }) => {
    const answers = ratedAnswers(medhelm, set);
    const [clinicians, jury] = compositesOf(answers);
    return iccInMode(mode, clinicians, jury).estimate ?? Number.NaN;
  }),
  'agreement-correlation': quantity({ set: 'agreement set', ranks: 'flag' }, ({ medhelm }, { set, ranks }) => {
    const answers = ratedAnswers(medhelm, set);
    const [clinicians, jury] = compositesOf(answers);
    return (ranks ? spearman : pearson)(clinicians, jury);
  }),
  /** ICC(3,k) of the pair of clinicians of whom one gave one value only. */
  'constant-rater-agreement': quantity(
    { set: 'agreement set', mode: 'agreement mode' },
    ({ medhelm }, { set, mode }) =>
      clinicianPairs(ratedAnswers(medhelm, set)).find(({ constant }) => constant.length > 0)!.icc[mode].estimate!,
  ),
  'clinician-pair-count': quantity(
    { set: 'agreement set' },
    ({ medhelm }, { set }) => clinicianPairs(ratedAnswers(medhelm, set)).length,
  ),
  /** Percentage of instances scored 1 by default that leaderboard and judges' means imply. */
  'default-share-percent': quantity(
    { suite: 'suite', benchmark: 'benchmark', model: 'model' },
    ({ medhelm }, { suite, benchmark, model }) => 100 * defaultScoreOf(medhelm, suite, benchmark, model).share,
  ),
  /** Jury score on the leaderboard, failures scored 1, or the judges' own mean without them. */
  'jury-score': quantity(
    { suite: 'suite', benchmark: 'benchmark', model: 'model', withoutDefaults: 'flag' },
    ({ medhelm }, { suite, benchmark, model, withoutDefaults }) =>
      defaultScoreOf(medhelm, suite, benchmark, model)[withoutDefaults ? 'judges' : 'leaderboard'],
  ),
  'medcalc-never-scored': quantity({}, ({ medhelm }) => medhelm.medcalcDefect.neverScored),
  'medcalc-items': quantity({}, ({ medhelm }) => medhelm.medcalcDefect.items),
  /** Of a yes/no benchmark: accuracy of always answering no. */
  'always-no-accuracy': quantity({ benchmark: 'benchmark', model: 'model' }, ({ medhelm }, { benchmark, model }) => {
    const row = medhelm.confusion.find((entry) => entry.benchmark === benchmark && entry.model === model)!;
    return alwaysNo(row).trueNegative / row.instances;
  }),
  'yes-no-recall': quantity({ benchmark: 'benchmark', model: 'model' }, ({ medhelm }, { benchmark, model }) => {
    const row = medhelm.confusion.find((entry) => entry.benchmark === benchmark && entry.model === model)!;
    return row.truePositive / (row.truePositive + row.falseNegative);
  }),
  /** The largest distance of a score in the authors' file of all judges from the mean of so many judges. */
  'all-judges-file-gap': quantity({ of: 'panel' }, ({ medhelm }, { of }) => {
    const file = juryPanels(medhelm, { from: 'published' }).panels.at(-1)!.scores.flat();
    const ours = juryPanels(medhelm)
      .panels.find(({ judges }) => judges.join('+') === of)!
      .scores.flat();
    return Math.max(...file.map((score, i) => Math.abs(score - ours[i]!)));
  }),
  /** What the worst jury score, 1, becomes on the scale from 0 to 1. */
  'worst-jury-score': quantity({ rule: 'unit rule' }, (_, { rule }) => unitScore(1, 'jury', rule)),
  /** Rated instances that the formula of the authors' script needs, where the table has fewer. */
  'rated-instances-needed': quantity(
    { benchmark: 'benchmark' },
    ({ medhelm }, { benchmark }) => sampleSizeTable(medhelm).find((row) => row.benchmark === benchmark)!.needed,
  ),
};

const defaultScoreOf = (
  medhelm: Parameters<typeof defaultScores>[0],
  suite: Parameters<typeof medhelmSuite>[1],
  benchmark: string,
  model: string,
) =>
  defaultScores(medhelm, medhelmSuite(medhelm, suite)).find(
    (row) => row.benchmark === benchmark && row.model === model,
  )!;
