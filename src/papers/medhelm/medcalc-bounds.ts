import { winCredits } from '../../leaderboard/win-credits.ts';
import type { Medhelm } from './medhelm.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

/** What a model's score on MedCalc-Bench may be once the metric is repaired. */
export interface MedcalcBound {
  model: string;
  name: string;
  /** Share of all items, a part of which could never score. */
  published: number;
  /** The same right answers as a share of the items that could. */
  ofScoreable: number;
  /** With a repaired metric: none, or all, of the others right. */
  fixed: { lower: number; upper: number };
  /** A third party's re-scored value, where there is one: quoted. */
  rescored: number | null;
  rank: number;
  /** The best and the worst place, whatever the others gain. */
  fixedRank: { best: number; worst: number };
  /** Win rate over the suite, MedCalc-Bench as published … */
  winRate: number;
  /** … and at the best and the worst place. */
  fixedWinRate: { lower: number; upper: number };
}

/**
 * What HELM's defective metric of MedCalc-Bench leaves open. Items of the categories lab and dosage score 0 whatever the
 * answer, so that a score p says: p of all items are right, and of `neverScored` / `items` nothing is known. These are
 * bounds, not intervals: they need no assumption, and nothing says where inside the truth lies. Repairing the metric leaves
 * the score of all other items as it is.
 *
 * Models in the order of the suite. At the bounds a tie counts for the model as its best, or its worst, case.
 *
 * @throws RangeError when the suite is without MedCalc-Bench
 * @example
 * medcalcBounds(medhelm, suite)[0]; // DeepSeek R1: published 0.348, fixed 0.348 to 0.702, …
 */
export function medcalcBounds({ medcalcDefect }: Medhelm, suite: MedhelmSuite): MedcalcBound[] {
  const b = suite.benchmarks.indexOf('medcalc-bench');
  if (b < 0) throw new RangeError('the bounds of MedCalc-Bench need a suite with medcalc-bench');
  const { items, neverScored, rescored } = medcalcDefect;
  const hidden = neverScored / items;
  const scores = suite.scores.map((row) => row[b]!);
  const { tieBreaks } = suite;
  const credits = winCredits(suite, { tieBreaks });
  const [models, benchmarks] = [suite.models.length, suite.benchmarks.length];
  return suite.modelInfo.map(({ id: model, name }, m) => {
    const published = scores[m]!;
    const others = scores.filter((_, k) => k !== m);
    // Sums of decimals carry noise in the last digits.
    const above = (value: number, than: number) => value > than + 1e-9;
    const best = 1 + others.filter((score) => above(score, published + hidden)).length;
    const worst = models - others.filter((score) => above(published, score + hidden)).length;
    let [sum, own] = [0, 0];
    for (let k = 0; k < benchmarks; k++) {
      const credit = credits[k * models + m]!;
      sum += credit;
      if (k === b) own = credit;
    }
    const rateAt = (rank: number) => (sum - own + (models - rank) / (models - 1)) / benchmarks;
    return {
      model,
      name,
      published,
      ofScoreable: published / (1 - hidden),
      fixed: { lower: published, upper: published + hidden },
      rescored: rescored.find((entry) => entry.model === model)?.fixed ?? null,
      rank: 1 + others.filter((score) => above(score, published)).length,
      fixedRank: { best, worst },
      winRate: sum / benchmarks,
      fixedWinRate: { lower: rateAt(worst), upper: rateAt(best) },
    };
  });
}
