import { roc } from '../../stats/roc.ts';
import { thinRoc } from '../../stats/thin-roc.ts';
import { type Arm, type ArmFits, arms } from './arms.ts';
import { scoreArms } from './score-arms.ts';
import type { TestSet } from './score-arm.ts';

/** The pooled ROC curve of one arm on one test set, to be drawn. Plain JSON. */
export interface RocCurve {
  arm: Arm;
  test: string;
  cells: number;
  /** 1 - specificity, ascending. */
  falsePositives: number[];
  sensitivity: number[];
}

/**
 * ROC curves over all cells of each test set, arm by arm, thinned for drawing.
 *
 * @param options.step how far points may lie apart: see `thinRoc`
 * @throws EvaluationError when a table cannot be evaluated; RangeError when it has one kind of cells only
 * @example
 * const curves = rocCurves(fits, cohort.tests);
 */
export function rocCurves(
  fits: ArmFits,
  tests: Readonly<Record<string, TestSet>>,
  options: { step?: number } = {},
): RocCurve[] {
  return Object.entries(tests).flatMap(([test, { table }]) => {
    const scores = scoreArms(fits, table);
    return arms.map((arm) => {
      const { logits, labels } = scores[arm];
      const points = thinRoc(roc(logits, labels), options).toReversed();
      return {
        arm,
        test,
        cells: logits.length,
        falsePositives: points.map(({ specificity }) => 1 - specificity),
        sensitivity: points.map(({ sensitivity }) => sensitivity),
      };
    });
  });
}
