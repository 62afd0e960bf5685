import { beforeAll, describe, expect, test } from 'vitest';
import { simulateS1 } from '../../src/cells/simulate/simulate-s1.ts';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import { bagsOf } from '../../src/mmil/bags-of.ts';
import { armGaps } from '../../src/mmil/experiments/arm-gaps.ts';
import { chooseRho, type RhoEvidence } from '../../src/mmil/experiments/choose-rho.ts';
import { compareCalibrations } from '../../src/mmil/experiments/compare-calibrations.ts';
import { fitArms } from '../../src/mmil/experiments/fit-arms.ts';
import { holdOutPatients } from '../../src/mmil/experiments/hold-out-patients.ts';
import { lassoArms } from '../../src/mmil/experiments/lasso-arms.ts';
import { meanOverReplicates } from '../../src/mmil/experiments/mean-over-replicates.ts';
import { rescoreRho } from '../../src/mmil/experiments/rescore-rho.ts';
import type { SweepRow } from '../../src/mmil/experiments/sweep-rho.ts';
import { truePrior } from '../../src/mmil/experiments/true-prior.ts';
import { trueRho } from '../../src/mmil/experiments/true-rho.ts';
import { tuneMmil } from '../../src/mmil/tune-mmil.ts';
import { calibrationLine } from '../../src/stats/calibration-line.ts';

const table = simulateS1({ variant: 'withBeta', rho: 0.5, n: 300, p: 6, patients: 8, seed: 1 });
const bags = bagsOf(table);
const learner = (lambda: number) => lasso({ lambda });

describe('re-scoring, as the shipped vignette does it', () => {
  const options = { learner, lambdas: [0.01, 0.03], folds: 3, seed: 2, maxIterations: 8 };

  test('is the sound computation at the rho of the fits, on the same folds, and another elsewhere', async () => {
    const rhos = [0.3, 0.8];
    const sound = await tuneMmil(bags, { ...options, rhos });
    const rescored = await rescoreRho(bags, { ...options, rhos, fitRho: 0.8 });
    expect(rescored.map(({ rho, lambda }) => [rho, lambda])).toEqual(
      sound.rows.map(({ rho, lambda }) => [rho, lambda]),
    );
    expect(rescored.slice(2)).toEqual(sound.rows.slice(2));
    rescored.slice(0, 2).forEach((row, k) => expect(row.meanPerCell).not.toBeCloseTo(sound.rows[k]!.meanPerCell, 3));
  });

  test('fits once for each lambda and fold, however many rhos are judged', async () => {
    const seen: string[] = [];
    const onProgress = (done: number, of: number): number => seen.push(`${done}/${of}`);
    await rescoreRho(bags, { ...options, rhos: [0.2, 0.4, 0.6, 0.8], fitRho: 0.9, onProgress });
    expect(seen).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });
});

describe('what a table says of rho', () => {
  let evidence: RhoEvidence;
  const rhos = [0.2, 0.5, 0.9];
  beforeAll(async () => {
    evidence = await chooseRho(table, { rhos, penalties: { fractions: [0.1, 1.5] }, fitRho: 0.9, seed: 3 });
  });

  test('a line for each fraction, a point for each rho', () => {
    expect(evidence.lines.map(({ name }) => name)).toEqual(['f = 0.1', 'f = 1.5']);
    for (const points of [...evidence.lines.map((line) => line.points), ...evidence.rescored])
      expect(points.map(({ rho }) => rho)).toEqual(rhos);
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });

  test('beyond the largest lambda no rho is better than another: each is a model without features', () => {
    for (const { meanPerCell } of evidence.lines[1]!.points) expect(meanPerCell).toBeCloseTo(evidence.none, 4);
    expect(evidence.lines[0]!.points[1]!.meanPerCell).toBeGreaterThan(evidence.none);
  });

  test('the band is made of the rhos within one standard error, the best among them', () => {
    const { band, shortfalls } = evidence;
    expect(shortfalls.filter(({ within }) => within).map(({ rho }) => rho)).toEqual(band.rhos);
    expect(Math.min(...shortfalls.map(({ shortfall }) => shortfall))).toBe(0);
    for (const { shortfall, se, within } of shortfalls) expect(within).toBe(shortfall <= se + 1e-15);
  });
});

describe('calibration on patients who were left out', () => {
  const { training, heldOut } = holdOutPatients(
    simulateS1({ variant: 'withBeta', rho: 0.5, n: 1500, patients: 9, seed: 4 }),
    { oneIn: 3, seed: 1 },
  );
  const test_ = simulateS1({ variant: 'withBeta', rho: 0.85, n: 1000, seed: 5 });
  const names = ({ annotations: { patient } }: typeof training) => {
    if (!('levels' in patient!)) throw new Error('no patients');
    return new Set(Array.from(patient.codes, (code) => patient.levels[code]!));
  };

  test('one patient in three is held out, sick and healthy alike, and none is on both sides', () => {
    const [kept, held] = [names(training), names(heldOut)];
    expect([...held].filter((name) => kept.has(name))).toEqual([]);
    expect([...held].map((name) => name[0]).sort()).toEqual(['H', 'H', 'H', 'P', 'P', 'P']);
    expect(training.n + heldOut.n).toBe(1500);
  });

  test('the true prior is what counting gives, of a table as of its samples', () => {
    const { sick, label } = test_.annotations;
    const zeta = sick.reduce((sum, z) => sum + z, 0) / 1000;
    expect(truePrior(test_)).toEqual({ rho: trueRho(test_), zeta });
    expect(truePrior([test_, test_])).toEqual(truePrior(test_));
    expect((1 - truePrior(test_).rho) * zeta).toBeCloseTo(label.reduce((sum, y) => sum + y, 0) / 1000, 12);
  });

  test('the shift to the test population mends the error; intervals hold the estimates; slopes are those of stats', async () => {
    const fits = await fitArms(training, { learners: lassoArms(training, { fraction: 0.05 }) });
    const options = { rho: trueRho(heldOut), labelled: true, seed: 1, replicates: 100 };
    const rows = compareCalibrations(fits.mmil, heldOut, { table: test_, prior: truePrior(test_) }, options);
    expect(rows.map(({ treatment }) => treatment)).toEqual(['none', 'shift', 'platt', 'temperature', 'isotonic']);
    const error = rows.map(({ expectedCalibrationError: { estimate } }) => estimate);
    for (const mended of error.slice(1)) expect(mended).toBeLessThan(error[0]! / 2);
    for (const { slope, line, expectedCalibrationError: one } of rows) {
      expect(one.lower).toBeLessThanOrEqual(one.upper);
      if (slope) expect(slope.lower < slope.estimate && slope.estimate < slope.upper).toBe(true);
      if (line.slope === null) expect(slope).toBeNull();
      else expect(slope!.estimate).toBeCloseTo(line.slope, 6);
    }
    // A shift leaves the slope, and mends the mean.
    expect(rows[1]!.slope!.estimate).toBeCloseTo(rows[0]!.slope!.estimate, 6);
    expect(Math.abs(rows[1]!.line.inTheLarge!)).toBeLessThan(Math.abs(rows[0]!.line.inTheLarge!) / 2);
    const eta = fits.mmil.logit(test_);
    const raw = calibrationLine(
      eta.map((x) => 1 / (1 + Math.exp(-x))),
      test_.annotations.label,
    );
    expect(rows[0]!.line.slope).toBeCloseTo(raw.slope!, 9);
  });
});

test('gaps between arms are paired by replicate', () => {
  const row = (arm: SweepRow['arm'], values: number[]): SweepRow => {
    const one = meanOverReplicates(values);
    return { rho: 0.5, arm, auroc: one, accuracy: one, expectedCalibrationError: one };
  };
  const [gap] = armGaps([row('naive', [0.7, 0.9]), row('mmil', [0.8, 0.95])], 'mmil', 'naive');
  expect(gap!.rho).toBe(0.5);
  expect(gap!.auroc.values[0]).toBeCloseTo(0.1, 12);
  expect(gap!.auroc.mean).toBeCloseTo(0.075, 12);
  // Of two values, t = 12.7062 and SD/√2 is half their distance.
  expect(gap!.auroc.upper - gap!.auroc.mean).toBeCloseTo(12.706204736175 * 0.025, 9);
});
