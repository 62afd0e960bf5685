import { describe, expect, test } from 'vitest';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import type { Learner, LearnerModel } from '../../src/learners/learner.ts';
import { logistic } from '../../src/learners/logistic.ts';
import { makeBags } from '../../src/mmil/bags.ts';
import { fitMmil } from '../../src/mmil/fit-mmil.ts';
import { rng } from '../../src/stats/rng.ts';
import { fixtureBags } from './fixture-bags.ts';

const { bags, cells, patient, z } = fixtureBags();
const learner = lasso({ lambda: 0.01 });

/** A learner that gives each cell `eta(i, fit)`. */
const fake = (eta: (i: number, fits: number) => number): Learner => {
  let fits = 0;
  const model = (now: number): LearnerModel => ({
    learner: 'fake',
    warnings: [],
    logit: ({ n }) => Float64Array.from({ length: n }, (_, i) => eta(i, now)),
    toJSON: () => ({}),
  });
  return { name: 'fake', fit: () => model(++fits), fromJSON: () => model(0) };
};

describe('bags refuse', () => {
  test('a patient with both labels', () => {
    expect(() => makeBags(cells, patient, z.with(0, 0))).toThrow("patient 'P09' is both sick and healthy");
  });

  test('one class only', () => {
    expect(() =>
      makeBags(
        cells,
        patient,
        z.map(() => 1),
      ),
    ).toThrow('all 14 patients are sick: cells of healthy donors are needed');
    expect(() =>
      makeBags(
        cells,
        patient,
        z.map(() => 0),
      ),
    ).toThrow('all 14 patients are healthy donors');
  });

  test('other labels and lengths', () => {
    expect(() => makeBags(cells, patient, z.with(4, 2))).toThrow('label 2 of cell 4');
    expect(() => makeBags(cells, patient.slice(1), z)).toThrow('1280 cells need as many patients and labels, got 1279');
  });
});

describe('fitMmil refuses', () => {
  const fails = (options: Partial<Parameters<typeof fitMmil>[1]>, from = bags): Promise<unknown> =>
    fitMmil(from, { learner, rho: 0.5, maxIterations: 50, ...options } as never);

  test.each([0, 1, -0.1, 1.5, Number.NaN])('rho %d', async (rho) => {
    await expect(fails({ rho })).rejects.toThrow(/rho must lie between 0 and 1/);
  });

  test('rho by patient with a patient missing, or outside 0 … 1', async () => {
    await expect(fails({ rho: { P07: 0.5 } })).rejects.toThrow('has no entry for sick patient');
    const each = Object.fromEntries(bags.patients.map((id) => [id, 0.5]));
    await expect(fails({ rho: { ...each, P08: 1 } })).rejects.toThrow("rho of patient 'P08' must lie between 0 and 1");
  });

  test('a healthy donor’s cell said to be diseased', async () => {
    const known = z.map(() => -1).with(z.indexOf(0), 1);
    await expect(fails({ knownLabels: known })).rejects.toThrow(/of healthy donor 'P\d\d' is said to be diseased/);
    await expect(fails({ knownLabels: [1] })).rejects.toThrow('1 known labels for 1280 cells');
    await expect(fails({ knownLabels: known.fill(0.5) })).rejects.toThrow('known label 0.5 of cell 0');
  });

  test('NaN and infinite features', async () => {
    const columns = cells.columns.with(2, cells.columns[2]!.with(7, Number.NaN));
    await expect(fails({}, makeBags({ ...cells, columns }, patient, z))).rejects.toThrow(
      "column 2 ('x03') is NaN in cell 7",
    );
  });

  test('weights that leave out one class', async () => {
    await expect(fails({ weights: z })).rejects.toThrow('no cell of a healthy donor has a weight above 0');
  });

  test('a prior of rho without a mode', async () => {
    await expect(fails({ rhoPrior: { alpha: 0.5, beta: 1 } })).rejects.toThrow('alpha and beta of at least 1');
  });

  test('a learner that gives NaN, and says in which iteration', async () => {
    const diverging = fake((i, fits) => (fits > 2 && i === 9 ? Number.NaN : i / 1e3));
    await expect(fails({ learner: diverging })).rejects.toMatchObject({
      name: 'DivergedError',
      message: expect.stringContaining('iteration 3: the fake model gave a logit that is not a number'),
    });
  });

  test('to go on once aborted', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    await expect(
      fails({
        signal: controller.signal,
        onProgress: ({ iteration }) => {
          seen.push(iteration);
          if (iteration === 3) controller.abort(new Error('enough'));
        },
      }),
    ).rejects.toThrow('enough');
    expect(seen).toEqual([1, 2, 3]);
    await expect(
      fails({ signal: AbortSignal.timeout(1), stop: { rule: 'never' }, maxIterations: 1e6 }),
    ).rejects.toThrow();
  });
});

describe('fitMmil survives', () => {
  test('logits far beyond the doubles', async () => {
    const fit = await fitMmil(bags, { learner: fake((i) => (i % 2 ? 5000 : -5000)), rho: 0.5, maxIterations: 2 });
    expect(fit.logLikelihood).toBeLessThan(-1e6);
    expect(fit.posterior.every((s) => s >= 0 && s <= 1)).toBe(true);
  });

  test('a learner whose fits get worse: the best iteration, with a warning', async () => {
    const worse = fake((i, fits) => (z[i] ? 1 : -1) * (3 - fits / 2));
    const fit = await fitMmil(bags, { learner: worse, rho: 0.5 });
    expect(fit.stopped).toBe('falling');
    expect(fit.warnings.map(({ code }) => code)).toContain('falling-objective');
    expect(fit.iterations).toBe(4);
  });

  test('separable patients, without a penalty', async () => {
    const gap = { ...cells, columns: [Float64Array.from(z, (label) => 2 * label - 1), ...cells.columns.slice(1)] };
    const fit = await fitMmil(makeBags(gap, patient, z), { learner: logistic(), rho: 0.5, maxIterations: 30 });
    expect(fit.model.coefficients.every(Number.isFinite)).toBe(true);
    expect(fit.posterior.every(Number.isFinite)).toBe(true);
  });

  test('too few iterations: says that it was still climbing', async () => {
    const fit = await fitMmil(bags, { learner, rho: 0.5, maxIterations: 3 });
    expect(fit.converged).toBe(false);
    expect(fit.warnings.at(-1)).toMatchObject({
      code: 'not-converged',
      message: expect.stringContaining('3 iterations'),
    });
  });

  test('a rho that the data contradict: says what they say', async () => {
    const random = rng(5, 'contradiction');
    const n = 3000;
    // Sick patients have 5 % healthy cells, and the two kinds of cells lie far apart.
    const sick = Uint8Array.from({ length: n }, (_, i) => Number(i % 10 >= 5));
    const column = Float64Array.from(sick, (label) => random.normal() + (label && random.uniform() < 0.95 ? 5 : 0));
    const table = { n, p: 1, names: ['x'], columns: [column] };
    const fit = await fitMmil(
      makeBags(
        table,
        Array.from(sick, (_, i) => i % 10),
        sick,
      ),
      { learner: logistic(), rho: 0.6 },
    );
    expect(fit.warnings.map(({ code }) => code)).toContain('rho-contradicted');
  });
});
