import { mean } from '../../stats/mean.ts';
import type { JuryPanel, JuryPanels } from './jury-panels.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/**
 * A suite with its open-ended benchmarks scored by a panel of judges instead of the jury: MedDialog is the mean of its two
 * subsets, everything else stays. Failures, which the leaderboard scores 1, are not in a panel's scores.
 *
 * @throws RangeError for a model of the suite that the panel did not score
 * @example
 * const { panels, ...known } = juryPanels(medhelm);
 * panelSuite(suite, panels[0], known).scores; // the 22 closed benchmarks as they are, the 13 open ones by Claude
 */
export function panelSuite(
  suite: MedhelmSuite,
  panel: JuryPanel,
  { models, datasets }: Pick<JuryPanels, 'models' | 'datasets'>,
): MedhelmSuite {
  const scores = suite.scores.map((row, m) => {
    const scored = models.indexOf(suite.models[m]!);
    if (scored < 0) throw new RangeError(`no judge scored ${suite.models[m]}: leave it out of the suite`);
    return suite.benchmarks.map((benchmark, b) => {
      const own = datasets.flatMap((dataset, d) => (dataset.benchmark === benchmark ? [d] : []));
      return own.length === 0 ? row[b]! : mean(own.map((d) => panel.scores[scored]![d]!));
    });
  });
  return { ...suite, scores };
}
