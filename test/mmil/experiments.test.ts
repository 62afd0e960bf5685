import { beforeAll, describe, expect, test } from 'vitest';
import type { CohortPreset } from '../../src/cells/simulate/cohort-preset.ts';
import { concatSamples } from '../../src/cells/simulate/concat-samples.ts';
import { simulateCohort } from '../../src/cells/simulate/simulate-cohort.ts';
import { simulateS1 } from '../../src/cells/simulate/simulate-s1.ts';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import { priorShift } from '../../src/mmil/calibrate/shift-prior.ts';
import type { Arm } from '../../src/mmil/experiments/arms.ts';
import { compareArms } from '../../src/mmil/experiments/compare-arms.ts';
import { compareCalibrations } from '../../src/mmil/experiments/compare-calibrations.ts';
import { armLambdas, lassoArms } from '../../src/mmil/experiments/lasso-arms.ts';
import { misspecifyRho } from '../../src/mmil/experiments/misspecify-rho.ts';
import { revealLabels } from '../../src/mmil/experiments/reveal-labels.ts';
import { revealMore } from '../../src/mmil/experiments/reveal-more.ts';
import { sweepRho } from '../../src/mmil/experiments/sweep-rho.ts';
import { trueRho } from '../../src/mmil/experiments/true-rho.ts';
import { tuneArms } from '../../src/mmil/experiments/tune-arms.ts';
import { loadCohortPreset } from '../../src/papers/mmil/load-cohort-preset.ts';
import { smallPreset } from '../cells/simulate/small-preset.ts';
import { cohortMetrics } from './bands/cohort-metrics.ts';
import { cohorts } from './bands/reference.ts';
import { mean } from '../../src/stats/mean.ts';

const preset: CohortPreset = { ...smallPreset, sdPatient: 0.2, sdBatch: 0.1, dirichlet: { healthy: 60, sick: 40 } };
const cells = (sick: number[], healthy: number[]) =>
  concatSamples([...simulateCohort(preset, { seed: 1, patients: { sick, healthy }, cells: 120 })]);
const training = cells([1, 2, 3, 4, 5, 6], [1, 2, 3, 4]);
const test_ = cells([7, 8, 9, 10], [5, 6]);
const rho = trueRho(training);
const prior = { rho: 0.5, zeta: 1 };
const options = { seed: 1, replicates: 100 };

describe('oracle, naive and MMIL on the same cells', () => {
  let compared: Awaited<ReturnType<typeof compareArms>>;
  beforeAll(async () => {
    const learners = lassoArms(training, { fraction: 0.05 });
    compared = await compareArms(
      training,
      { raw: { table: test_ }, shifted: { table: test_, prior } },
      { ...options, learners },
    );
  });
  const rowOf = (name: string, arm: Arm) => compared.rows.find((row) => row.test === name && row.arm === arm)!;

  test('rho is the share of healthy cells in sick patients, and rules give each arm its lambda', () => {
    const { sick, label } = training.annotations;
    const inSick = Array.from(label).filter((_, i) => sick[i] === 1);
    expect(rho).toBeCloseTo(1 - mean(inSick), 12);
    const all = armLambdas(training, { fraction: 1 });
    expect(all.mmil / all.naive).toBeCloseTo(1 - rho, 6);
    expect(armLambdas(training, { oracle: 1, naive: 2, mmil: 3 })).toEqual({ oracle: 1, naive: 2, mmil: 3 });
  });

  test('every row says of how many cells and patients it speaks, and its numbers lie within their intervals', () => {
    expect(compared.rows.length).toBe(6);
    for (const row of compared.rows) {
      expect([row.cells, row.sickPatients, row.healthyDonors]).toEqual([720, 4, 2]);
      for (const one of [row.auroc!, row.accuracy, row.called!, row.healthyFalsePositives!.rate]) {
        expect(one.lower).toBeLessThanOrEqual(one.estimate);
        expect(one.upper).toBeGreaterThanOrEqual(one.estimate);
      }
    }
    expect(JSON.parse(JSON.stringify(compared.rows))).toEqual(compared.rows);
  });

  test('accuracy, share called and false positives are what counting gives', () => {
    const eta = compared.fits.mmil.logit(test_);
    const { label, sick } = test_.annotations;
    const ids = Array.from(eta.keys());
    const share = (among: number[], test: (i: number) => boolean): number => among.filter(test).length / among.length;
    const row = rowOf('raw', 'mmil');
    expect(row.accuracy.estimate).toBeCloseTo(
      share(ids, (i) => eta[i]! > 0 === (label[i] === 1)),
      12,
    );
    const ofSick = ids.filter((i) => sick[i] === 1);
    expect(row.called!.estimate).toBeCloseTo(
      share(ofSick, (i) => eta[i]! > 0),
      12,
    );
    expect(row.diseased).toBeCloseTo(
      share(ofSick, (i) => label[i] === 1),
      12,
    );
    const healthy = ofSick.filter((i) => label[i] === 0);
    expect(row.falsePositives!.estimate).toBeCloseTo(
      share(healthy, (i) => eta[i]! > 0),
      12,
    );
  });

  test('the prior shifts oracle and MMIL, which leaves their ranking, and not the naive arm', () => {
    for (const arm of ['oracle', 'mmil'] as const) {
      expect(rowOf('shifted', arm).shift).toBe(priorShift(compared.fits[arm], prior));
      expect(rowOf('shifted', arm).auroc!.estimate).toBe(rowOf('raw', arm).auroc!.estimate);
    }
    expect(rowOf('shifted', 'naive')).toEqual({ ...rowOf('raw', 'naive'), test: 'shifted' });
  });

  test('calibrations: label-free Platt mends the naive score, whose shift does not exist', () => {
    const target = { table: test_, prior: { rho: trueRho(test_), zeta: 1 } };
    const naive = compareCalibrations(compared.fits.naive, training, { table: test_ }, { ...options, rho });
    expect(naive.map(({ treatment }) => treatment)).toEqual(['none', 'platt']);
    expect(naive[1]!.expectedCalibrationError.estimate).toBeLessThan(naive[0]!.expectedCalibrationError.estimate);
    const mmil = compareCalibrations(compared.fits.mmil, training, target, { ...options, rho });
    expect(mmil.map(({ treatment }) => treatment)).toEqual(['none', 'shift', 'platt']);
    expect(mmil.every(({ bins }) => bins.reduce((sum, bin) => sum + bin.n, 0) === 720)).toBe(true);
  });

  test('tuning tries the same fractions and folds for every arm and takes the best held-out one', async () => {
    const { rows, best } = await tuneArms(training, { seed: 1, folds: 3, fractions: [0.05, 0.9] });
    expect(rows.map(({ arm, fraction }) => `${arm} ${fraction}`)).toEqual([
      'oracle 0.05',
      'oracle 0.9',
      'naive 0.05',
      'naive 0.9',
      'mmil 0.05',
      'mmil 0.9',
    ]);
    for (const row of Object.values(best)) {
      expect(row.fraction).toBe(0.05); // 0.9 of the largest lambda is next to no model
      expect(row.heldOut).toBe(Math.max(...rows.filter(({ arm }) => arm === row.arm).map(({ heldOut }) => heldOut)));
    }
  });
});

describe('experiments with MMIL alone', () => {
  const learner = lasso({ lambda: 0.01, precision: 'f32' });

  test('a wrong rho moves the share called: the larger rho, the fewer', async () => {
    const rows = await misspecifyRho(training, { table: test_ }, { ...options, rhos: [0.1, 0.5, 0.8], learner });
    const called = rows.map((row) => row.called!.estimate);
    expect(called).toEqual([...called].sort((a, b) => b - a));
    expect(called[0]! - called[2]!).toBeGreaterThan(0.1);
  });

  test('revealed labels are true, only of sick patients, and those of a smaller share are among those of a larger', () => {
    const [few, many] = [0.1, 0.5].map((share) => revealLabels(training, share, { seed: 1 }));
    const { label, sick } = training.annotations;
    expect(many!.every((y, i) => y === -1 || (y === label[i] && sick[i] === 1))).toBe(true);
    expect(few!.every((y, i) => y === -1 || many![i] === y)).toBe(true);
    expect(Math.abs(few!.filter((y) => y >= 0).length / 720 - 0.1)).toBeLessThan(0.04);
    expect(revealLabels(training, 1, { seed: 1 }).filter((y) => y >= 0).length).toBe(720);
  });

  test('with all labels revealed MMIL is the oracle', async () => {
    const rows = await revealMore(training, { table: test_ }, { ...options, shares: [0, 1], learner, rho });
    const learners = { oracle: learner, naive: learner, mmil: learner };
    const { rows: arms } = await compareArms(training, { all: { table: test_ } }, { ...options, learners });
    expect(rows.map(({ known }) => known)).toEqual([0, 720]);
    expect(rows[1]!.auroc!.estimate).toBeCloseTo(arms[0]!.auroc!.estimate, 4);
  });

  test('sweeping rho: naive calls worse as rho grows, MMIL stays near the oracle (4 replicates)', async () => {
    const rows = await sweepRho({
      rhos: [0.3, 0.7],
      replicates: 4,
      rule: (share) => ({ oracle: 0.02 * (1 - share), naive: 0.02, mmil: 0.02 * (1 - share) }),
      simulate: (share, k) => ({
        training: simulateS1({ variant: 'withBeta', rho: share, seed: 20240612 + k }),
        test: simulateS1({ variant: 'withBeta', rho: share, n: 2000, seed: 20241612 + k }),
      }),
    });
    const of = (share: number, arm: Arm) => rows.find((row) => row.rho === share && row.arm === arm)!;
    expect(of(0.3, 'naive').accuracy.mean - of(0.7, 'naive').accuracy.mean).toBeGreaterThan(0.05);
    for (const [share, ece] of [
      [0.3, 0.204],
      [0.7, 0.37],
    ] as const) {
      expect(Math.abs(of(share, 'naive').expectedCalibrationError.mean - ece)).toBeLessThan(0.05);
      expect(Math.abs(of(share, 'mmil').accuracy.mean - of(share, 'oracle').accuracy.mean)).toBeLessThan(0.02);
      expect(of(share, 'oracle').auroc.n).toBe(4);
    }
  });
});

describe('simulated leukaemia, 3 seeds at diagnosis, against wide bands of the reference', () => {
  const run = (chosen: CohortPreset) =>
    cohortMetrics(chosen, {
      replicates: 3,
      times: ['Dx'],
      rule: (share) => ({ oracle: 0.005 * (1 - share), naive: 0.005, mmil: 0.005 * (1 - share) }),
    });

  test.each(['ALL', 'AML'] as const)('%s lies within them', async (id) => {
    const runs = await run(loadCohortPreset(id));
    const { auroc, perPatient, called } = cohorts[id].Dx!;
    (['oracle', 'naive', 'mmil'] as const).forEach((arm, k) => {
      expect(Math.abs(mean(runs('Dx', arm, 'auroc')) - auroc[k]!)).toBeLessThan(arm === 'oracle' ? 0.015 : 0.1);
      expect(Math.abs(mean(runs('Dx', arm, 'perPatient')) - perPatient[k]!)).toBeLessThan(0.06);
      expect(Math.abs(mean(runs('Dx', arm, 'called')) - called[k]!)).toBeLessThan(0.12);
    });
    expect(mean(runs('Dx', 'naive', 'falsePositives')) - mean(runs('Dx', 'mmil', 'falsePositives'))).toBeGreaterThan(
      0.2,
    );
  });

  test('another difficulty misses them: with delta 1 the oracle is above 0.999', async () => {
    const runs = await run({ ...loadCohortPreset('ALL'), delta: 1 });
    expect(mean(runs('Dx', 'oracle', 'auroc'))).toBeGreaterThan(0.999);
  });
});
