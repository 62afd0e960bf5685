import { describe, expect, test } from 'vitest';
import { lambdaMax } from '../../src/learners/lasso/lambda-max.ts';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import type { LinearModel } from '../../src/learners/lasso/linear-model.ts';
import type { Cells } from '../../src/learners/learner.ts';
import { makeBags } from '../../src/mmil/bags.ts';
import { priorShift } from '../../src/mmil/calibrate/shift-prior.ts';
import { fitMmil } from '../../src/mmil/fit-mmil.ts';
import type { MmilState } from '../../src/mmil/mmil-state.ts';
import { mmilSteps } from '../../src/mmil/mmil-steps.ts';
import { nullLambda } from '../../src/mmil/null-lambda.ts';
import { cellPosterior } from '../../src/mmil/prior/cell-posterior.ts';
import { kappa } from '../../src/mmil/prior/kappa.ts';
import { distance, fixtureBags } from './fixture-bags.ts';

const { bags, cells, patient, z, yknown } = fixtureBags();
const learner = lasso({ lambda: 0.01 });
const rho = 0.4972;
const pick = (indices: readonly number[]): Cells => ({
  ...cells,
  n: indices.length,
  columns: cells.columns.map((column) => Float64Array.from(indices, (i) => column[i]!)),
});

describe('the identities of MMIL', () => {
  test('the E-step is the same for every zeta, to 1e-12', async () => {
    const { posterior, model, sickShare } = await fitMmil(bags, {
      learner,
      rho,
      maxIterations: 5,
      stop: { rule: 'never' },
    });
    const eta = model.logit(cells);
    for (const zeta of [0.02, 0.3, 0.8]) {
      const shift = priorShift({ rho, sickShare }, { rho, zeta });
      const viaZeta = eta.map((value, i) => (z[i] ? cellPosterior(value + shift, kappa(rho, zeta)) : 0));
      expect(distance(viaZeta, posterior)).toBeLessThan(1e-12);
    }
  });

  test.each([
    ['plain', {}],
    ['with known labels', { knownLabels: yknown }],
    ['with weights', { weights: Float64Array.from(z, (_, i) => 1 + (i % 3)) }],
    ['with rho by patient', { rho: Object.fromEntries(bags.patients.map((id, p) => [id, 0.1 + 0.05 * p])) }],
  ])('the objective never falls: %s', async (_, options) => {
    const { trace } = await fitMmil(bags, { learner, rho, maxIterations: 60, stop: { rule: 'never' }, ...options });
    trace.slice(1).forEach(({ objective }, t) => expect(objective).toBeGreaterThan(trace[t]!.objective - 1e-12));
    expect(trace.every(({ logLikelihood }) => Number.isFinite(logLikelihood))).toBe(true);
  });

  test.each([0.1, 0.5, 0.9])(
    'at rho %d the null model holds from (1 - rho) × the largest naive lambda on',
    async (r) => {
      const bound = nullLambda(bags, { rho: r });
      expect(bound).toBeCloseTo((1 - r) * lambdaMax(cells, z), 12);
      const stuck = await fitMmil(bags, { learner: lasso({ lambda: bound * 1.0001 }), rho: r });
      expect(stuck.stopped).toBe('null-model');
      expect(stuck.warnings[0]).toMatchObject({
        code: 'null-model',
        remedy: expect.stringContaining('choose lambda below'),
      });
      expect(
        distance(
          stuck.posterior,
          z.map((label) => label * (1 - r)),
        ),
      ).toBeLessThan(1e-9);
      const free = await fitMmil(bags, { learner: lasso({ lambda: bound * 0.999 }), rho: r, maxIterations: 2 });
      expect(free.model.coefficients.some((b) => b !== 0)).toBe(true);
    },
  );

  test('the order of the cells does not matter', async () => {
    const order = Array.from(z, (_, i) => (i * 577) % cells.n);
    const shuffled = makeBags(
      pick(order),
      order.map((i) => patient[i]!),
      order.map((i) => z[i]!),
    );
    const options = { learner, rho, maxIterations: 20, stop: { rule: 'never' } as const };
    const [plain, other] = [await fitMmil(bags, options), await fitMmil(shuffled, options)];
    expect(distance(other.model.coefficients, plain.model.coefficients)).toBeLessThan(1e-8);
    expect(
      distance(
        order.map((i) => plain.posterior[i]!),
        other.posterior,
      ),
    ).toBeLessThan(1e-8);
  });

  test('a weight is a number of copies', async () => {
    const weights = Float64Array.from(z, (_, i) => i % 3);
    const copies = Array.from(z, (_, i) => i).flatMap((i) => Array<number>(i % 3).fill(i));
    const repeated = makeBags(
      pick(copies),
      copies.map((i) => patient[i]!),
      copies.map((i) => z[i]!),
    );
    const options = { learner, rho, maxIterations: 20, stop: { rule: 'never' } as const };
    const weighted = await fitMmil(bags, { ...options, weights });
    const plain = await fitMmil(repeated, options);
    expect(distance(weighted.model.coefficients, plain.model.coefficients)).toBeLessThan(1e-8);
    expect(weighted.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
    expect(weighted.kappa).toBeCloseTo(plain.kappa, 12);
  });

  test('the same rho for every patient is one rho', async () => {
    const options = { learner, maxIterations: 10, stop: { rule: 'never' } as const };
    const one = await fitMmil(bags, { ...options, rho: 0.3 });
    const each = await fitMmil(bags, { ...options, rho: Object.fromEntries(bags.patients.map((id) => [id, 0.3])) });
    expect(each.logLikelihood).toBeCloseTo(one.logLikelihood, 9);
    expect(each.rho).toBeCloseTo(0.3, 12);
  });

  test('a strong Beta prior holds rho at its mean, a weak one lets it go', async () => {
    const options = { learner, rho: 0.5, maxIterations: 10, stop: { rule: 'never' } as const };
    const strong = await fitMmil(bags, { ...options, rhoPrior: { alpha: 5e5, beta: 5e5 } });
    Object.values(strong.rhoByPatient).forEach((r) => expect(r).toBeCloseTo(0.5, 3));
    const weak = await fitMmil(bags, { ...options, rhoPrior: { alpha: 2, beta: 2 } });
    expect(weak.rhoByPatient.P07).toBeGreaterThan(weak.rhoByPatient.P14!);
  });
});

describe('mmilSteps', () => {
  test('goes on from a state as if it had never stopped', async () => {
    const all: MmilState<LinearModel>[] = [];
    for await (const state of mmilSteps(bags, { learner, rho, maxIterations: 12, stop: { rule: 'never' } }))
      all.push(state);
    let half: MmilState<LinearModel> | undefined;
    for await (const state of mmilSteps(bags, { learner, rho })) {
      half = state;
      if (state.iteration === 5) break;
    }
    const rest: MmilState<LinearModel>[] = [];
    for await (const state of mmilSteps(bags, {
      learner,
      rho,
      maxIterations: 12,
      stop: { rule: 'never' },
      resume: half!,
    }))
      rest.push(state);
    expect(rest.map(({ iteration }) => iteration)).toEqual([6, 7, 8, 9, 10, 11, 12]);
    expect(rest.at(-1)!.trace).toHaveLength(12);
    expect(distance(rest.at(-1)!.posterior, all.at(-1)!.posterior)).toBeLessThan(1e-8);
  });

  test('each state is one of its own: later iterations leave it as it was', async () => {
    const kept: { state: MmilState<LinearModel>; sum: number }[] = [];
    for await (const state of mmilSteps(bags, { learner, rho, maxIterations: 4 }))
      kept.push({ state, sum: state.posterior.reduce((a, b) => a + b, 0) });
    kept.forEach(({ state, sum }) => expect(state.posterior.reduce((a, b) => a + b, 0)).toBe(sum));
    expect(new Set(kept.map(({ sum }) => sum)).size).toBe(4);
  });
});
