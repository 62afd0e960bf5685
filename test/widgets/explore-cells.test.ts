import { describe, expect, test } from 'vitest';
import { logistic } from '../../src/learners/logistic.ts';
import { makeBags } from '../../src/mmil/bags.ts';
import { fitBaseline } from '../../src/mmil/fit-baseline.ts';
import { fitMmil } from '../../src/mmil/fit-mmil.ts';
import { auroc } from '../../src/stats/auroc.ts';
import { calibrationError } from '../../src/stats/calibration-error.ts';
import { reliability } from '../../src/stats/reliability.ts';
import { rng } from '../../src/stats/rng.ts';
import { emLogistic } from '../../src/widgets/explore-cells/em-logistic.ts';
import { scoreSummary } from '../../src/widgets/explore-cells/score-summary.ts';

const random = rng(5, 'explore-cells');
const n = 600;
const patient = Array.from({ length: n }, (_, i) => i % 20);
const sick = patient.map((p) => p % 2);
const labels = sick.map((z) => Number(z === 1 && random.uniform() < 0.5));
const columns = [0, 1, 2].map((j) => Float64Array.from(labels, (y) => random.normal() + (j < 2 ? y : 0)));
const bags = makeBags({ n, p: 3, names: ['a', 'b', 'c'], columns }, patient, sick);

describe('emLogistic', () => {
  test('gives what fitMmil gives with the plain logistic learner', async () => {
    const options = { learner: logistic(), rho: 0.4, maxIterations: 25, stop: { rule: 'never' } as const };
    const { model } = await fitMmil(bags, options);
    const theta = emLogistic(columns, sick, 0.4, 25);
    [model.intercept, ...model.coefficients].forEach((b, j) => expect(theta[j]).toBeCloseTo(b, 5));
  });

  test('with rho 0, gives the naive fit', async () => {
    const { model } = await fitBaseline(bags, { learner: logistic() });
    const theta = emLogistic(columns, sick, 0);
    [model.intercept, ...model.coefficients].forEach((b, j) => expect(theta[j]).toBeCloseTo(b, 6));
  });
});

describe('scoreSummary', () => {
  const logits = Float64Array.from(labels, (y, i) => columns[0]![i]! + y - 0.5);
  const share = labels.reduce((sum, y) => sum + y, 0) / n;

  test('at the share that is there, AUROC and calibration error are those of stats', () => {
    const summary = scoreSummary(logits, labels, share, 0.5);
    const probabilities = logits.map((eta) => 1 / (1 + Math.exp(-eta)));
    expect(summary.auroc).toBeCloseTo(auroc(logits, labels), 12);
    expect(summary.ece).toBeCloseTo(calibrationError(reliability(probabilities, labels)).expected, 12);
  });

  test('half the share of diseased cells: the same AUROC, fewer called', () => {
    const [all, half] = [scoreSummary(logits, labels, share, 0.5), scoreSummary(logits, labels, share / 2, 0.5)];
    expect(half.auroc).toBe(all.auroc);
    expect(half.called).toBeLessThan(all.called);
    expect(half.called).toBeCloseTo((share / 2) * half.sensitivity + (1 - share / 2) * (1 - half.specificity), 12);
  });

  test('four cells by hand: densities, sensitivity, specificity, a tie', () => {
    const { auroc, sensitivity, specificity, densities } = scoreSummary([-1, 1, 1, 2], [0, 0, 1, 1], 0.5, 0.5, 2);
    expect([auroc, sensitivity, specificity]).toEqual([3.5 / 4, 1, 0.5]);
    expect(densities).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });
});
