import { beforeAll, describe, expect, test } from 'vitest';
import { simulateS1 } from '../../src/cells/simulate/simulate-s1.ts';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { armContenders } from '../../src/mmil/experiments/arm-contenders.ts';
import { boostingFamily } from '../../src/mmil/experiments/boosting-family.ts';
import { compareContenders } from '../../src/mmil/experiments/compare-contenders.ts';
import type { Contender } from '../../src/mmil/experiments/contender.ts';
import { contenders } from '../../src/mmil/experiments/contenders.ts';
import { lassoFamily } from '../../src/mmil/experiments/lasso-family.ts';
import { neuralFamily } from '../../src/mmil/experiments/neural-family.ts';
import { recoverSupport } from '../../src/mmil/experiments/recover-support.ts';
import { stressArms } from '../../src/mmil/experiments/stress-arms.ts';
import { stressDesigns } from '../../src/mmil/experiments/stress-designs.ts';
import { stressGaps } from '../../src/mmil/experiments/stress-gaps.ts';
import { supportAgreement } from '../../src/mmil/experiments/support-agreement.ts';
import { truePrior } from '../../src/mmil/experiments/true-prior.ts';
import { tuneContender } from '../../src/mmil/experiments/tune-contender.ts';
import { capCells } from '../../src/mmil/cap-cells.ts';
import { patientTables } from '../../src/mmil/patient-tables.ts';
import { auroc } from '../../src/stats/auroc.ts';
import { smallPreset } from '../cells/simulate/small-preset.ts';

const simulated = (seed: number, n: number): CellTable =>
  simulateS1({ variant: 'withBeta', rho: 0.5, seed, n, patients: 8 });
const [training, fresh] = [simulated(1, 1600), simulated(2, 2000)];

/** Scores cells by feature `value`, whatever the labels. */
const byFeature: Contender = {
  name: 'one feature',
  parameter: 'feature',
  grid: [10, 2, 0],
  fit: (_, value) => ({
    method: 'one feature',
    logit: ({ columns }) => Float64Array.from(columns[value] as Float32Array),
    patientScore: ({ columns }) => (columns[value] as Float32Array).reduce((sum, x) => sum + x, 0),
    prior: null,
    warnings: [],
  }),
};

describe('tuning a contender', () => {
  test('chooses by held-out inherited labels: the feature with the largest coefficient of the truth', async () => {
    const rows = await tuneContender(training, byFeature, { seed: 1, folds: 4 });
    expect(rows.map(({ value, best }) => [value, best])).toEqual([
      [10, false],
      [2, true],
      [0, false],
    ]);
    expect(rows.every(({ byFold }) => byFold.length === 4)).toBe(true);
  });

  test('never shows the labels of held-out patients to a fit', async () => {
    const seen = new Set<string>();
    const spy: Contender = {
      ...byFeature,
      grid: [0],
      fit: (table, value, options) => {
        const { patient } = table.annotations as { patient: { levels: string[]; codes: Int32Array } };
        seen.add([...new Set(Array.from(patient.codes))].sort().join());
        return byFeature.fit(table, value, options);
      },
    };
    await tuneContender(training, spy, { seed: 1, folds: 4 });
    expect(seen.size).toBe(4);
    for (const patients of seen) expect(patients.split(',').length).toBe(12);
  });

  test('refuses more folds than donors, and an empty grid', async () => {
    await expect(tuneContender(training, byFeature, { seed: 1, folds: 9 })).rejects.toThrow('there are 8 of one kind');
    await expect(tuneContender(training, { ...byFeature, grid: [] }, { seed: 1 })).rejects.toThrow('empty grid');
  });
});

describe('all contenders on S1', () => {
  let compared: Awaited<ReturnType<typeof compareContenders>>;
  const entered = contenders({ rho: 0.5, fractions: [0.05, 0.2], decays: [0.01, 0.1] });
  beforeAll(async () => {
    const tests = { S1: { table: fresh, prior: truePrior(fresh) } };
    compared = await compareContenders(training, tests, entered, { seed: 1, folds: 2, replicates: 100 });
  });

  test('each has a row a test set and its whole grid, and one best', () => {
    expect(compared.rows.map(({ method }) => method)).toEqual(entered.map(({ name }) => name));
    expect(compared.grid.length).toBe(18);
    for (const { name } of entered)
      expect(compared.grid.filter(({ method, best }) => method === name && best).length).toBe(1);
  });

  test('numbers are those of the scores, and lie within their intervals', () => {
    for (const row of compared.rows) {
      const logits = compared.fits[row.method]!.logit(fresh);
      expect(row.cellAuroc.estimate).toBeCloseTo(auroc(logits, fresh.annotations.label as Float32Array), 12);
      expect(row.cellAuroc.lower).toBeLessThanOrEqual(row.cellAuroc.estimate);
      expect([row.cells, row.sickPatients, row.healthyDonors]).toEqual([2000, 8, 8]);
      expect(row.patientAuroc!.estimate).toBeGreaterThan(0.9);
    }
  });

  test('methods without a probability have no calibration error; MMIL has a small one', () => {
    const errorOf = (name: string) => compared.rows.find(({ method }) => method === name)!.expectedCalibrationError;
    for (const name of ['naive', 'naive ridge', 'attention MIL', 'patient means']) expect(errorOf(name)).toBeNull();
    expect(errorOf('MMIL')!.estimate).toBeLessThan(0.15);
    expect(errorOf('oracle')!.estimate).toBeLessThan(0.15);
  });
});

test('where the truth is nonlinear the lasso fails in every arm and trees do not', async () => {
  const nonlinear = (seed: number): CellTable =>
    simulateS1({ variant: 'nonlinear', rho: 0.3, seed, n: 2000, p: 6, patients: 8 });
  const tests = { S1: { table: nonlinear(2) } };
  const options = { seed: 1, folds: 2, replicates: 100 };
  const run = async (family: Parameters<typeof armContenders>[0]) =>
    (await compareContenders(nonlinear(1), tests, armContenders(family, { rho: 0.3 }), options)).rows;
  const [linear, trees] = [await run(lassoFamily({ grid: [0.1] })), await run(boostingFamily({ grid: [60] }))];
  expect(linear.map(({ method }) => method)).toEqual(['oracle', 'naive', 'MMIL']);
  linear.forEach(({ cellAuroc }, k) => {
    expect(cellAuroc.estimate).toBeLessThan(0.72);
    expect(trees[k]!.cellAuroc.estimate).toBeGreaterThan(0.76);
  });
});

test('MMIL with a network ends with as many passes as the baselines', async () => {
  const [oracle, , mmil] = armContenders(neuralFamily({ grid: [12], hidden: [4], batch: 64 }), { rho: 0.5 });
  for (const contender of [oracle!, mmil!]) {
    const { logit } = await contender.fit(training, 12, { seed: 1 });
    expect(auroc(logit(fresh), fresh.annotations.label as Float32Array)).toBeGreaterThan(0.8);
  }
});

describe('designs under stress', () => {
  const designs = stressDesigns(smallPreset, {
    seed: 1,
    patients: 4,
    cells: 60,
    testCells: 60,
    rhos: [0.2, 0.6],
    patientNumbers: [4],
    cellNumbers: [30],
    contaminations: [0.1],
  });

  test('test cells of a replicate are the same under all, clean, and of other patients', () => {
    const [first, ...others] = designs.map(({ simulate }) => simulate(1));
    for (const { test: cells } of others) expect(cells.columns).toEqual(first!.test.columns);
    const { label, sick } = first!.test.annotations as Record<string, Float32Array>;
    expect(label!.every((y, i) => y === 0 || sick![i] === 1)).toBe(true);
    const dirty = others.at(-1)!.training.annotations as Record<string, Float32Array>;
    expect(dirty.label!.some((y, i) => y === 1 && dirty.sick![i] === 0)).toBe(true);
  });

  test('only MMIL knows the rho that it is given; gaps are paired by replicate', async () => {
    const rows = await stressArms(designs, { replicates: 2, fractions: { oracle: 0.1, naive: 0.1, mmil: 0.1 } });
    expect(rows.length).toBe(15);
    const of = (value: number, arm: string) =>
      rows.find((row) => row.factor === 'rho given' && row.value === value && row.arm === arm)!;
    expect(of(0.2, 'naive').auroc.values).toEqual(of(0.6, 'naive').auroc.values);
    expect(of(0.2, 'mmil').expectedCalibrationError.mean).not.toBe(of(0.6, 'mmil').expectedCalibrationError.mean);
    const [gap] = stressGaps(rows);
    expect(gap!.auroc.mean).toBeCloseTo(of(0.2, 'mmil').auroc.mean - of(0.2, 'naive').auroc.mean, 12);
  });
});

describe('planted genes', () => {
  test('agreement of two sets, by hand', () => {
    const { precision, recall, jaccard, chosen } = supportAgreement(
      [true, true, true, false, false],
      [true, false, false, true, false],
    );
    expect([precision, recall, jaccard, chosen]).toEqual([1 / 3, 1 / 2, 1 / 4, 3]);
    expect(supportAgreement([false], [true]).precision).toBeNaN();
  });

  test('the oracle finds them among sparse counts, more of them with more patients', async () => {
    const rows = await recoverSupport({
      seed: 1,
      replicates: 2,
      genes: [200],
      patients: [2, 8],
      fractions: [0.2],
      testPatients: 2,
      counts: { cells: 40, informative: 20 },
    });
    const [few, many] = rows.filter(({ arm }) => arm === 'oracle');
    expect(many!.precision.mean).toBeGreaterThan(0.8);
    expect(many!.recall.mean).toBeGreaterThan(few!.recall.mean);
    for (const { auroc: area } of rows) expect(area.mean).toBeGreaterThan(0.7);
  });
});

test('capped cells are at most so many of each patient, in their order, and the same for a seed', () => {
  const capped = capCells(training, 20, { seed: 1 });
  const sizes = patientTables(capped).map(({ n }) => n);
  expect(sizes.length).toBe(16);
  expect(Math.max(...sizes)).toBe(20);
  expect(capCells(training, 20, { seed: 1 })).toEqual(capped);
  expect(capCells(training, 1e6, { seed: 1 })).toEqual(training);
  expect(() => capCells(training, 0, { seed: 1 })).toThrow('from 1, got 0');
});
