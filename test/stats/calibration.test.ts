import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brierScore } from '../../src/stats/brier-score.ts';
import { calibrationError } from '../../src/stats/calibration-error.ts';
import { calibrationLine } from '../../src/stats/calibration-line.ts';
import { isotonic } from '../../src/stats/isotonic.ts';
import { isotonicAt } from '../../src/stats/isotonic-at.ts';
import { logLoss } from '../../src/stats/log-loss.ts';
import { logisticLine } from '../../src/stats/logistic-line.ts';
import { reliability } from '../../src/stats/reliability.ts';
import { SeparableError } from '../../src/stats/separable-error.ts';
import { temperature } from '../../src/stats/temperature.ts';
import oracle from './fixtures/calibration.json' with { type: 'json' };
import { scores } from './fixtures/scores.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const near = (value: number | null, expected: number | null, tolerance = 1e-6) => {
  if (value === null || expected === null) expect(value).toBe(expected);
  else expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
};

/** The share of healthy cells in sick patients of the fixture, and kappa of its sample. */
const [rho, n1, n] = [0.4972, 720, 1280];
const kappa = (rho * n1) / (n - (1 - rho) * n1);
const sick = Int32Array.from(scores.z.keys()).filter((i) => scores.z[i] === 1);

const platt = ({ a, b }: { a: number; b: number }, score: Float64Array) => score.map((s) => sigmoid(a + b * s));
const cases = {
  naive: scores.naive.map(sigmoid),
  mmil: scores.mmil.map(sigmoid),
  oracle: scores.oracle.map(sigmoid),
  naivePlattEM: platt(oracle.naivePlattEM, scores.naive),
  mmilPlattEM: platt(oracle.mmilPlattEM, scores.mmil),
  naiveInverted: scores.naive.map((s) => Math.min(1, Math.max(0, (sigmoid(s) - kappa) / (1 - kappa)))),
  mmilPosteriorSickOnly: Float64Array.from(sick, (i) => sigmoid(scores.mmil[i]! - Math.log(kappa))),
};

describe.each(Object.entries(cases))('%s, against the R oracle to 1e-6', (name, probabilities) => {
  const expected = oracle[name as keyof typeof cases];
  const labels = name === 'mmilPosteriorSickOnly' ? Float64Array.from(sick, (i) => scores.y[i]!) : scores.y;

  test.each(['width', 'count'] as const)('reliability bins of equal %s', (equal) => {
    const bins = reliability(probabilities, labels, { equal });
    const oracleBins = equal === 'width' ? expected.equalWidth : expected.equalCount;
    expect(bins.map(({ n }) => n)).toEqual(oracleBins.map(({ n }) => n));
    bins.forEach(({ predicted, observed }, k) => {
      near(predicted, oracleBins[k]!.meanPred);
      near(observed, oracleBins[k]!.obs);
    });
  });

  test('ECE, MCE, Brier score and log loss', () => {
    const error = calibrationError(reliability(probabilities, labels));
    near(error.expected, expected.ECE_equalWidth);
    near(error.maximum, expected.MCE_equalWidth);
    near(brierScore(probabilities, labels), expected.brier);
    near(logLoss(probabilities, labels), expected.logloss);
  });

  test('slope and intercepts', () => {
    const line = calibrationLine(probabilities, labels);
    near(line.slope, expected.calibrationSlope);
    near(line.interceptAtSlope, expected.calibrationInterceptAtSlope);
    near(line.inTheLarge, expected.calibrationInTheLarge);
  });
});

describe('reliability', () => {
  test('puts 1 into the last bin and leaves empty bins null', () => {
    expect(reliability([1, 0.25], [1, 0], { bins: 2 })).toEqual([
      { bin: 0, n: 1, predicted: 0.25, observed: 0 },
      { bin: 1, n: 1, predicted: 1, observed: 1 },
    ]);
    expect(reliability([0], [0], { bins: 2 })[1]).toEqual({ bin: 1, n: 0, predicted: null, observed: null });
  });

  test('of nothing has no error: NaN, and of perfect certainty none: 0', () => {
    expect(calibrationError(reliability([], []))).toEqual({ expected: Number.NaN, maximum: Number.NaN });
    expect(calibrationError(reliability([0, 1], [0, 1]))).toEqual({ expected: 0, maximum: 0 });
  });

  test('refuses what is no probability', () => {
    expect(() => reliability([1.2], [1])).toThrow('a probability must lie from 0 to 1, got 1.2 at position 0');
    expect(() => brierScore([0.5], [2])).toThrow('a label must lie from 0 to 1, got 2 at position 0');
    expect(() => reliability([], [], { bins: 0.5 })).toThrow('bins must be a whole number from 1, got 0.5');
  });
});

describe('brierScore and logLoss', () => {
  test('(0.8 of a 1, 0.4 of a 0) have Brier score 0.1', () => near(brierScore([0.8, 0.4], [1, 0]), 0.1, 1e-15));
  test('one half everywhere costs log 2, whatever the labels', () =>
    near(logLoss([0.5, 0.5, 0.5], [0, 1, 0.3]), Math.LN2, 1e-15));
  test('a certain mistake costs -log 1e-12, not infinity', () => near(logLoss([0, 1], [1, 0]), -Math.log(1e-12), 1e-4));
});

describe('logisticLine', () => {
  test('through two groups gives their log odds: 1 of 4 at x = 0, 3 of 4 at x = 1', () => {
    const { intercept, slope } = logisticLine([0, 0, 0, 0, 1, 1, 1, 1], [1, 0, 0, 0, 1, 1, 1, 0]);
    near(intercept, -Math.log(3), 1e-12);
    near(slope, 2 * Math.log(3), 1e-12);
  });

  test('a weight of 2 is the value twice, a soft label both labels in part', () => {
    const x = [0, 1, 2, 3];
    const weighted = logisticLine(x, [0.5, 0.2, 0.9, 0.5], { weights: [2, 1, 1, 1] });
    const twice = logisticLine([0, ...x], [0.5, 0.5, 0.2, 0.9, 0.5]);
    const rows = x.flatMap((v) => [v, v]);
    const hard = logisticLine(rows, [1, 0, 1, 0, 1, 0, 1, 0], { weights: [1, 1, 0.2, 0.8, 0.9, 0.1, 0.5, 0.5] });
    for (const other of [twice, hard]) {
      near(other.intercept, weighted.intercept, 1e-10);
      near(other.slope, weighted.slope, 1e-10);
    }
  });

  test('moves with x: shifting and scaling x changes only how the line is written', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.integer({ min: 1, max: 1e4 }), (shift, scale) => {
        const x = [0, 1, 2, 3, 4];
        const labels = [0, 1, 0, 1, 0.5];
        const plain = logisticLine(x, labels);
        const moved = logisticLine(
          x.map((v) => v * scale + shift),
          labels,
        );
        near((moved.slope * scale) / plain.slope, 1, 1e-8);
        near(moved.intercept + moved.slope * shift, plain.intercept, 1e-7);
      }),
    );
  });

  test('a constant x gives the mean and slope 0', () => {
    const { intercept, slope } = logisticLine([2, 2, 2, 2], [1, 0, 0, 0]);
    near(intercept, -Math.log(3), 1e-12);
    expect(slope).toBe(0);
  });

  test('separated or one-class labels are named, not run after', () => {
    expect(() => logisticLine([1, 2, 3, 4], [0, 0, 1, 1])).toThrow(SeparableError);
    expect(() => logisticLine([1, 2], [1, 1])).toThrow('needs both classes');
    expect(() => logisticLine([1, Infinity], [0, 1])).toThrow('a value must be finite, got Infinity at position 1');
    expect(calibrationLine([0.1, 0.9], [0, 1])).toEqual({ slope: null, interceptAtSlope: null, inTheLarge: null });
  });
});

describe('isotonic', () => {
  test('0 1 0 1 becomes 0 ½ ½ 1', () =>
    expect(isotonic([1, 2, 3, 4], [0, 1, 0, 1])).toEqual({ x: [1, 2, 3, 4], y: [0, 0.5, 0.5, 1] }));

  test('is the min–max of weighted means over intervals, for any data', () => {
    const cell = fc.record({
      x: fc.integer({ min: 0, max: 9 }),
      y: fc.integer({ min: 0, max: 4 }),
      w: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 25 }), (cells) => {
        const curve = isotonic(
          cells.map((c) => c.x),
          cells.map((c) => c.y),
          { weights: cells.map((c) => c.w) },
        );
        const levels = [...new Set(cells.map((c) => c.x))];
        const average = (from: number, to: number) => {
          const inside = cells.filter((c) => c.x >= from && c.x <= to);
          return inside.reduce((sum, c) => sum + c.w * c.y, 0) / inside.reduce((sum, c) => sum + c.w, 0);
        };
        for (const x of levels) {
          const value = Math.max(
            ...levels
              .filter((a) => a <= x)
              .map((a) => Math.min(...levels.filter((b) => b >= x).map((b) => average(a, b)))),
          );
          near(isotonicAt(curve, x), value, 1e-12);
        }
      }),
    );
  });

  test('is linear between knots and level outside', () => {
    const curve = { x: [0, 1], y: [0.2, 0.6] };
    expect([-5, 0.5, 1, 9].map((x) => isotonicAt(curve, x))).toEqual([0.2, 0.4, 0.6, 0.6]);
  });

  test('refuses nothing, and what is not finite', () => {
    expect(() => isotonic([], [])).toThrow('an isotonic fit needs at least one value');
    expect(() => isotonic([Number.NaN], [1])).toThrow('must be finite, got NaN and 1 at position 0');
  });
});

describe('temperature', () => {
  test('three of four right at logit 2: sigmoid(2 / T) = 0.75', () =>
    near(temperature([2, 2, 2, -2], [1, 1, 0, 0]), 2 / Math.log(3), 1e-12));

  test('logits ten times too large have temperature 10 times as high', () => {
    const t = temperature(scores.oracle, scores.y);
    near(
      temperature(
        scores.oracle.map((s) => 10 * s),
        scores.y,
      ) / t,
      10,
      1e-9,
    );
    near(t, 1 / logisticLineThroughZero(), 1e-6);
  });

  test('does not raise the log loss', () => {
    const t = temperature(scores.naive, scores.y);
    expect(
      logLoss(
        scores.naive.map((s) => sigmoid(s / t)),
        scores.y,
      ),
    ).toBeLessThan(oracle.naive.logloss);
  });

  test('separated or falling logits are named', () => {
    expect(() => temperature([-1, 1], [0, 1])).toThrow('the logits separate the classes at 0');
    expect(() => temperature([-1, 1], [1, 0])).toThrow('the logits do not rise with the labels');
    expect(() => temperature([], [])).toThrow(RangeError);
  });
});

/** 1 / T by Newton's method, to compare with. */
function logisticLineThroughZero(): number {
  let b = 1;
  for (let k = 0; k < 50; k++) {
    let [gradient, curvature] = [0, 0];
    scores.oracle.forEach((s, i) => {
      const p = sigmoid(b * s);
      gradient += s * (scores.y[i]! - p);
      curvature += s * s * p * (1 - p);
    });
    b += gradient / curvature;
  }
  return b;
}
