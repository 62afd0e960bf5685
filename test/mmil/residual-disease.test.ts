import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factor } from '../../src/cells/factor.ts';
import { labelFreeShare } from '../../src/mmil/calibrate/label-free-share.ts';
import { detectionLimit } from '../../src/mmil/evaluate/detection-limit.ts';
import { residualDisease } from '../../src/mmil/experiments/residual-disease.ts';
import type { MmilFit } from '../../src/mmil/mmil-fit.ts';
import { rng } from '../../src/stats/rng.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (p: number): number => Math.log(p / (1 - p));

describe('label-free share', () => {
  const half = { rho: 0.5, sickShare: 1 };
  const odds = (positives: number, negatives: number): number[] =>
    [Math.log(3), -Math.log(3)].flatMap((eta, k) => new Array<number>(k ? negatives : positives).fill(eta));

  test('of cells at odds 3 : 1 and 1 : 3 solves a = q 3/4 + (1 - q) 1/4 for their observed share a', () => {
    expect(labelFreeShare(odds(2, 3), half)).toBeCloseTo(0.3, 12);
    expect(labelFreeShare(odds(7, 3), half)).toBeCloseTo(0.9, 12);
    expect(labelFreeShare(odds(1, 9), half)).toBe(0); // fewer than healthy cells alone would show
    expect(labelFreeShare(odds(9, 1), half)).toBe(1);
  });

  test('does not depend on the shares of the training sample when scores are shifted with them', () => {
    const other = { rho: 0.2, sickShare: 0.9 };
    const shifted = odds(2, 3).map((eta) => eta + logit(0.8 * 0.9));
    expect(labelFreeShare(shifted, other)).toBeCloseTo(0.3, 12);
  });

  test('is where Saerens’ EM stands still: the mean of the shifted probabilities is the share itself', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 40 }), (etas) => {
        const q = labelFreeShare(etas, half);
        // At either end the sum has no top inside: the slope there points outwards.
        const ratios = etas.map(Math.exp);
        if (q === 0) expect(ratios.reduce((sum, r) => sum + r - 1, 0)).toBeLessThan(1e-9);
        if (q === 1) expect(ratios.reduce((sum, r) => sum + 1 - 1 / r, 0)).toBeGreaterThan(-1e-9);
        if (q === 0 || q === 1) return;
        const mean = etas.reduce((sum, eta) => sum + sigmoid(eta + logit(q)), 0) / etas.length;
        expect(Math.abs(mean - q)).toBeLessThan(1e-9);
      }),
    );
  });

  test('finds the share of 20,000 calibrated cells to 1 %, and is not upset by huge logits', () => {
    const random = rng(1);
    // x ~ N(±1, 1): log odds 2 x at equal shares.
    const cells = Array.from({ length: 20_000 }, () => 2 * ((random.uniform() < 0.05 ? 1 : -1) + random.normal()));
    expect(Math.abs(labelFreeShare(cells, half) - 0.05)).toBeLessThan(0.01);
    expect(labelFreeShare([1e4, -1e4, -1e4, -1e4], half)).toBeCloseTo(0.25, 12);
    expect(labelFreeShare([Infinity, -Infinity], half)).toBeCloseTo(0.5, 12);
  });

  test('says what it cannot use', () => {
    expect(() => labelFreeShare([], half)).toThrow('needs cells');
    expect(() => labelFreeShare([Number.NaN], half)).toThrow('NaN');
    expect(() => labelFreeShare([0], { rho: 1, sickShare: 1 })).toThrow('between 0 and 1');
  });
});

describe('limit of detection', () => {
  const samples = [0.2, 0.1, 0.05, 0.04, 0.03, 0.001].map((truth) => ({ truth, predicted: truth / 2 }));

  test('by hand: 95 % of the way between two donors is the blank, and the smallest share found is the limit', () => {
    const { blank, ...rest } = detectionLimit(samples, [0.01, 0.012]);
    expect(blank).toBeCloseTo(0.0119, 15);
    expect(rest).toEqual({ donors: 2, detected: 5, n: 6, limit: 0.03, above: 5 });
  });

  test('with fewer than 20 samples above it all must be detected; 19 of 20 are enough', () => {
    const many = Array.from({ length: 20 }, (_, k) => ({ truth: (k + 1) / 100, predicted: k === 10 ? 0 : 1 }));
    expect(detectionLimit(many, [0.5])).toMatchObject({ limit: 0.01, above: 20, detected: 19 });
    expect(detectionLimit(many.slice(1), [0.5])).toMatchObject({ limit: 0.12, above: 9 });
  });

  test('there is none when few samples lie above it, none is detected, or no sample has disease', () => {
    expect(detectionLimit(samples.slice(0, 4), [0]).limit).toBeNull();
    expect(detectionLimit(samples.slice(0, 4), [0], { fewest: 4 }).limit).toBe(0.04);
    expect(detectionLimit(samples, [1])).toMatchObject({ limit: null, above: 0, detected: 0 });
    expect(
      detectionLimit(
        samples.map(() => ({ truth: 0, predicted: 1 })),
        [0],
      ).limit,
    ).toBeNull();
    expect(() => detectionLimit(samples, [])).toThrow('healthy donors');
  });

  test('samples of one true share stand or fall together', () => {
    const tied = [0.3, 0.2, 0.2].map((truth, k) => ({ truth, predicted: k < 2 ? 1 : 0 }));
    expect(detectionLimit(tied, [0.5], { fewest: 1 })).toMatchObject({ limit: 0.3, above: 1 });
  });
});

describe('residual disease of two patients and three donors, their logits made by hand', () => {
  const logits = {
    P1: [3, 2, -1, -3],
    P2: [1, -2, -2, -2],
    H1: [0.5, -3, -3, -3],
    H2: [-1, -3, -3, -3],
    H3: [-4, -4, -4, -4],
  };
  const labels = { P1: [1, 1, 1, 0], P2: [0, 1, 0, 0] } as Record<string, number[]>;
  const owners = Object.entries(logits).flatMap(([name, own]) => own.map(() => name));
  const table = {
    n: 20,
    p: 1,
    names: ['x'],
    columns: [Float32Array.from(Object.values(logits).flat())],
    annotations: {
      patient: factor(owners),
      sick: Float32Array.from(owners, (name) => Number(name.startsWith('P'))),
      label: Float32Array.from(Object.keys(logits).flatMap((name) => labels[name] ?? [0, 0, 0, 0])),
    },
  };
  const fit = {
    method: 'mmil',
    rho: 0.5,
    sickShare: 0.8,
    logit: ({ columns }: typeof table) => Float64Array.from(columns[0]!),
  } as unknown as MmilFit;
  const options = { assumedShare: 0.1, specificity: 0.75, seed: 1, replicates: 100 };
  const rows = residualDisease(fit, 'MRD', { table }, options);
  const of = (rule: string) => rows.find((row) => row.rule === rule)!;
  const predicted = (rule: string): number[] => of(rule).patients.map((one) => one.predicted);
  const blanks = (rule: string): number[] => of(rule).donors.map((one) => one.predicted);

  test('one half counts logits above 0, the shift those above logit(0.4) - logit(0.1) = 1.79', () => {
    expect(predicted('half')).toEqual([0.5, 0.25]);
    expect(of('half').patients.map(({ truth, found }) => [truth, found])).toEqual([
      [0.75, 2 / 3],
      [0.25, 0],
    ]);
    expect(predicted('shift')).toEqual([0.5, 0]);
    expect(blanks('half')).toEqual([0.25, 0, 0]);
    const shift = logit(0.1) - logit(0.4);
    expect(predicted('mean')[1]).toBeCloseTo((sigmoid(1 + shift) + 3 * sigmoid(-2 + shift)) / 4, 12);
    expect(predicted('assumed')).toEqual([0.1, 0.1]);
    expect(predicted('label-free')[0]).toBe(labelFreeShare(logits.P1, fit));
  });

  test('a donor is cut by the other donors, a patient by all of them', () => {
    // All donors: 9 of 12 cells lie at or below -3. Without H1 6 of 8 do; without H2 and without H3 they do as well.
    expect(predicted('healthy')).toEqual([0.75, 1]);
    expect(blanks('healthy')).toEqual([0.25, 0.25, 0]);
    expect(of('healthy').limit.blank).toBeCloseTo(0.25, 12);
  });

  test('errors are of logarithms, with nothing below half a cell', () => {
    const errors = [Math.log10(0.5 / 0.75), Math.log10(0.125 / 0.25)];
    expect(of('shift').log10Rmse.estimate).toBeCloseTo(Math.hypot(...errors) / Math.SQRT2, 12);
    expect(of('shift').log10Bias.estimate).toBeCloseTo((errors[0]! + errors[1]!) / 2, 12);
    expect([of('half').spearman.estimate, of('half').spearman.n]).toEqual([1, 2]);
    expect(of('assumed').spearman.estimate).toBeNaN();
  });

  test('the naive arm has no prior to shift, and one donor makes no cut', () => {
    const naive = residualDisease({ ...fit, method: 'naive' }, 'MRD', { table }, options);
    expect(naive.map(({ rule }) => rule)).toEqual(['assumed', 'half', 'healthy']);
    const few = {
      ...table,
      annotations: { ...table.annotations, patient: factor(owners.map((o) => (o > 'I' ? o : 'H1'))) },
    };
    expect(() => residualDisease(fit, 'MRD', { table: few }, options)).toThrow('two healthy donors, got 1');
  });
});
