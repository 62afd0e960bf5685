import { describe, expect, test } from 'vitest';
import { calibrate, fitCalibration } from '../../src/mmil/calibrate/calibration.ts';
import { healthyThreshold } from '../../src/mmil/calibrate/healthy-threshold.ts';
import { labelFreePlatt } from '../../src/mmil/calibrate/label-free-platt.ts';
import { priorShift, shiftPrior } from '../../src/mmil/calibrate/shift-prior.ts';
import { calibrationError } from '../../src/stats/calibration-error.ts';
import { reliability } from '../../src/stats/reliability.ts';
import oracle from '../stats/fixtures/calibration.json' with { type: 'json' };
import { scores } from '../stats/fixtures/scores.ts';

const near = (value: number, expected: number, tolerance: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
};
const ece = (p: Float64Array): number => calibrationError(reliability(p, scores.y)).expected;

describe('label-free Platt scaling, against 300 iterations of the R oracle', () => {
  test.each([
    ['naive', scores.naive, oracle.naivePlattEM],
    ['mmil', scores.mmil, oracle.mmilPlattEM],
  ] as const)('%s: intercept, slope to 1e-5, log-likelihood to 1e-6', (_, score, expected) => {
    const line = labelFreePlatt(score, scores.z, { rho: 0.4972, maxIterations: 300, tolerance: 0 });
    near(line.intercept, expected.a, 1e-5);
    near(line.slope, expected.b, 1e-5);
    near(line.logLikelihood, expected.loglik, 1e-6);
    expect(line.iterations).toBeLessThanOrEqual(300); // the line may stand still in its last digit before
  });

  test('brings the calibration error of the naive scores from .32 to .017', () => {
    const line = labelFreePlatt(scores.naive, scores.z, { rho: 0.4972 });
    expect(line.converged).toBe(true);
    near(ece(calibrate({ kind: 'temperature', temperature: 1 }, scores.naive)), oracle.naive.ECE_equalWidth, 1e-6);
    near(ece(calibrate(line, scores.naive)), oracle.naivePlattEM.ECE_equalWidth, 1e-4);
  });

  test('does not depend on the scale of the score', () => {
    const plain = labelFreePlatt(scores.mmil, scores.z, { rho: 0.4972, maxIterations: 50 });
    const scaled = labelFreePlatt(
      scores.mmil.map((s) => 100 * s + 7),
      scores.z,
      { rho: 0.4972, maxIterations: 50 },
    );
    near(scaled.slope * 100, plain.slope, 1e-7);
    near(scaled.intercept + 7 * scaled.slope, plain.intercept, 1e-7);
    near(scaled.logLikelihood, plain.logLikelihood, 1e-6);
  });

  test('the log-likelihood never falls', () => {
    const at = (maxIterations: number) =>
      labelFreePlatt(scores.naive, scores.z, { rho: 0.4972, maxIterations, tolerance: 0 }).logLikelihood;
    for (let k = 1, last = -Infinity; k < 12; k++) {
      expect(at(k)).toBeGreaterThanOrEqual(last - 1e-9);
      last = at(k);
    }
  });

  test('names what is wrong', () => {
    const run =
      (x: number[], z: number[], rho = 0.5) =>
      () =>
        labelFreePlatt(x, z, { rho });
    expect(run([1, 2], [1, 1])).toThrow('needs cells of sick patients and of healthy donors, got 2 and 0');
    expect(run([], [])).toThrow('got 0 and 0');
    expect(run([1, 2], [0, 1], 1)).toThrow('rho must lie between 0 and 1, got 1');
    expect(run([1, Number.NaN], [0, 1])).toThrow('a value must be finite, got NaN at position 1');
    expect(() =>
      labelFreePlatt([1, 2, 2, 3], [0, 1, 0, 1], { rho: 0.5, signal: AbortSignal.abort(new Error('stop')) }),
    ).toThrow('stop');
  });
});

describe('prior shift', () => {
  test.each([
    [0.5, -3.90197266957464],
    [0.9, -1.95606252051933],
    [0.1, -5.00058495824275],
    [0.99, 0.408826455810869],
  ])('from rho %d and 4 of 6 cells of sick patients to rho .95, zeta .2 adds %d', (rho, shift) =>
    near(priorShift({ rho, sickShare: 4 / 6 }, { rho: 0.95, zeta: 0.2 }), shift, 1e-10),
  );

  test('to the own population adds nothing, and two shifts add up', () => {
    const own = { rho: 0.3, zeta: 0.4 };
    near(priorShift({ rho: 0.3, sickShare: 0.4 }, own), 0, 1e-15);
    const [there] = shiftPrior([1.5], { rho: 0.3, sickShare: 0.4 }, { rho: 0.9, zeta: 0.2 });
    near(shiftPrior([there!], { rho: 0.9, sickShare: 0.2 }, own)[0]!, 1.5, 1e-12);
  });

  test('refuses shares outside 0 … 1', () =>
    expect(() => priorShift({ rho: 0.5, sickShare: 0.5 }, { rho: 1, zeta: 0.5 })).toThrow(
      'the rho of the target must lie between 0 and 1, got 1',
    ));
});

describe('the healthy threshold', () => {
  test('at specificity .75 of 4 cells is the third', () =>
    expect(healthyThreshold([0.1, 0.5, 0.2, 0.9], { specificity: 0.75 })).toEqual({
      threshold: 0.5,
      specificity: 0.75,
      n: 4,
      warnings: [],
    }));

  test('never calls more healthy cells than allowed, ties or not', () => {
    const { threshold, specificity } = healthyThreshold([1, 1, 1, 2, 2, 2, 2, 3, 3, 3], { specificity: 0.6 });
    expect([threshold, specificity]).toEqual([2, 0.7]);
  });

  test('says when there are too few cells for the specificity', () => {
    const { threshold, warnings } = healthyThreshold([3, 1, 2]);
    expect(threshold).toBe(3);
    expect(warnings[0]).toMatchObject({ code: 'few-healthy-cells' });
    expect(warnings[0]!.remedy).toContain('at least 1000 cells');
    expect(() => healthyThreshold([])).toThrow('needs cells of healthy donors');
  });
});

describe('calibration with labels', () => {
  test.each(['platt', 'isotonic', 'temperature'] as const)(
    '%s lowers the calibration error of naive scores',
    (kind) => {
      const raw = ece(calibrate({ kind: 'temperature', temperature: 1 }, scores.naive));
      const fitted = fitCalibration(scores.naive, scores.y, kind);
      expect(ece(calibrate(fitted, scores.naive))).toBeLessThan(kind === 'temperature' ? raw : raw / 10);
      expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
    },
  );
});
