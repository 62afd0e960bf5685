import { mean } from '../../stats/mean.ts';
import { healthyThreshold } from '../calibrate/healthy-threshold.ts';
import { labelFreeShare } from '../calibrate/label-free-share.ts';
import { priorShift } from '../calibrate/shift-prior.ts';
import type { ScoredPatient } from '../evaluate/scored-cells.ts';
import type { MmilFit } from '../mmil-fit.ts';
import { sigmoid } from '../../learners/sigmoid.ts';

/**
 * How the share of diseased cells in a sample is read off its scores. `assumed`: it is not, every sample has the assumed
 * share, which is what the others have to beat. `half`: cells with a probability above one half, at
 * the shares of the training sample. `shift`: the same after the prior shift to an assumed share. `mean`: mean probability
 * after that shift. `label-free`: the share that the sample's own scores suggest, {@link labelFreeShare}. `healthy`: cells
 * above the quantile of the healthy donors at hand; for a donor, of the others.
 */
export type ShareRule = 'assumed' | 'half' | 'shift' | 'mean' | 'label-free' | 'healthy';

/** One way to measure: the predicted share of a sample and, where cells are called, the logit above which they are. */
export interface ShareReader {
  rule: ShareRule;
  predict: (sample: ScoredPatient) => number;
  cut?: (sample: ScoredPatient) => number;
}

/**
 * The ways to measure that a fit allows: the naive arm's score is not of P(y = 1), so it has no prior to shift.
 *
 * @throws RangeError when there are fewer than two donors or an option cannot be used
 */
export function shareRules(
  fit: MmilFit,
  donors: readonly ScoredPatient[],
  { assumedShare, specificity }: { assumedShare: number; specificity: number },
): ShareReader[] {
  if (donors.length < 2)
    throw new RangeError(`a cut that leaves out one donor needs two healthy donors, got ${donors.length}`);
  const cutWithout = (left?: ScoredPatient): number => {
    const kept = donors.filter((donor) => donor !== left);
    return healthyThreshold(
      kept.flatMap(({ logits }) => Array.from(logits)),
      { specificity },
    ).threshold;
  };
  const all = cutWithout();
  const cuts = new Map(donors.map((donor) => [donor, cutWithout(donor)]));
  const calling = (rule: ShareRule, cut: (sample: ScoredPatient) => number): ShareReader => ({
    rule,
    cut,
    predict(sample) {
      const threshold = cut(sample);
      return mean(sample.logits.map((eta) => Number(eta > threshold)));
    },
  });
  const assumed: ShareReader = { rule: 'assumed', predict: () => assumedShare };
  const half = calling('half', () => 0);
  const healthy = calling('healthy', (sample) => cuts.get(sample) ?? all);
  if (fit.method === 'naive') return [assumed, half, healthy];
  const shift = priorShift(fit, { rho: 1 - assumedShare, zeta: 1 });
  return [
    assumed,
    half,
    calling('shift', () => -shift),
    { rule: 'mean', predict: ({ logits }) => mean(logits.map((eta) => sigmoid(eta + shift))) },
    { rule: 'label-free', predict: ({ logits }) => labelFreeShare(logits, fit) },
    healthy,
  ];
}
