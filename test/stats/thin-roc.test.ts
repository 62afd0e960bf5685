import { describe, expect, test } from 'vitest';
import { auroc } from '../../src/stats/auroc.ts';
import { rng } from '../../src/stats/rng.ts';
import { roc } from '../../src/stats/roc.ts';
import { thinRoc } from '../../src/stats/thin-roc.ts';

const random = rng(1, 'thin');
const labels = Array.from({ length: 3000 }, () => Number(random.uniform() < 0.4));
const scores = labels.map((label) => random.normal() + label);
const whole = roc(scores, labels);

describe('a thinned ROC curve', () => {
  test('keeps its ends, and its points are of the whole curve', () => {
    const thin = thinRoc(whole, { step: 0.02 });
    expect(thin[0]).toEqual(whole[0]);
    expect(thin.at(-1)).toEqual(whole.at(-1));
    for (const point of thin) expect(whole).toContain(point);
  });

  test('has few points, each less than a step from those left out', () => {
    const step = 0.02;
    const thin = thinRoc(whole, { step });
    expect(thin.length).toBeLessThanOrEqual(2 / step + 2);
    for (const { sensitivity, specificity } of whole) {
      const near = thin.some(
        (kept) => Math.abs(kept.sensitivity - sensitivity) < step && Math.abs(kept.specificity - specificity) < step,
      );
      expect(near).toBe(true);
    }
  });

  test('has nearly the area of the whole', () => {
    const thin = thinRoc(whole, { step: 0.005 });
    let area = 0;
    for (let k = 1; k < thin.length; k++)
      area +=
        ((thin[k]!.specificity - thin[k - 1]!.specificity) * (thin[k]!.sensitivity + thin[k - 1]!.sensitivity)) / 2;
    expect(area).toBeCloseTo(auroc(scores, labels), 3);
  });

  test('a curve of few points stays as it is', () => {
    const few = roc([1, 2, 3, 4], [0, 1, 0, 1]);
    expect(thinRoc(few)).toEqual(few);
  });

  test('a step that is none is refused', () =>
    expect(() => thinRoc(whole, { step: 0 })).toThrow(/between 0 and 1, got 0/));
});
