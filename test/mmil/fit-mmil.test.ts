import { describe, expect, test } from 'vitest';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import type { LinearModel } from '../../src/learners/lasso/linear-model.ts';
import { fitBaseline } from '../../src/mmil/fit-baseline.ts';
import { fitMmil } from '../../src/mmil/fit-mmil.ts';
import type { MmilState } from '../../src/mmil/mmil-state.ts';
import { mmilSteps } from '../../src/mmil/mmil-steps.ts';
import { observedLogLikelihood } from '../../src/mmil/prior/observed-log-likelihood.ts';
import { distance, fixtureBags, readFixture } from './fixture-bags.ts';

interface Trace {
  rho: number;
  lambda: number;
  kappaSample: number;
  exact: {
    coef: number[][];
    loglik: number[];
    penalisedMeanLoglik: number[];
    posteriorFinal: number[];
    posteriorHead20: number[];
    stopIteration_tol1e4_patience3: number;
  };
  converged: { coef: number[]; loglik: number; penalisedMeanLoglik: number };
  pathInterp: { coef: number[][]; loglik: number[] };
  semiSupervised: { coef: number[]; loglik: number[]; posteriorHead20: number[] };
  zetaInvariance: { coefIter20_withCC: number[] };
  naive: { coef: number[] };
  oracle: { coef: number[] };
}

const { bags, y, yknown, z, cells } = fixtureBags();
const fixture = readFixture<Trace>('em_trace.json');
const { rho, lambda } = fixture;
const learner = lasso({ lambda });
const coef = ({ intercept, coefficients }: LinearModel): number[] => [intercept, ...coefficients];

async function states(
  options: Partial<Parameters<typeof mmilSteps<LinearModel>>[1]>,
  from = bags,
): Promise<MmilState<LinearModel>[]> {
  const all: MmilState<LinearModel>[] = [];
  for await (const state of mmilSteps(from, { learner, rho, stop: { rule: 'never' }, ...options })) all.push(state);
  return all;
}

describe('fitMmil follows the R implementation', () => {
  test('60 iterations with an exact M-step: coefficients 1e-5, log-likelihood 1e-4, posterior 1e-5', async () => {
    const { exact } = fixture;
    const trace = await states({ maxIterations: 60 });
    expect(
      distance(
        trace.map((s) => s.logLikelihood),
        exact.loglik,
      ),
    ).toBeLessThan(1e-4);
    expect(
      distance(
        trace.map((s) => s.objective),
        exact.penalisedMeanLoglik,
      ),
    ).toBeLessThan(1e-7);
    trace.forEach(({ model }, t) => expect(distance(coef(model), exact.coef[t]!)).toBeLessThan(1e-5));
    expect(distance(trace.at(-1)!.posterior, exact.posteriorFinal)).toBeLessThan(1e-5);
    expect(distance(coef(trace[19]!.model), fixture.zetaInvariance.coefIter20_withCC)).toBeLessThan(1e-5);
  });

  test('in f32: coefficients and posterior 1e-3, log-likelihood 1e-2', async () => {
    const trace = await states({ maxIterations: 60 }, fixtureBags('f32').bags);
    trace.forEach(({ model, logLikelihood }, t) => {
      expect(distance(coef(model), fixture.exact.coef[t]!)).toBeLessThan(1e-3);
      expect(Math.abs(logLikelihood - fixture.exact.loglik[t]!)).toBeLessThan(1e-2);
    });
    expect(distance(trace.at(-1)!.posterior, fixture.exact.posteriorFinal)).toBeLessThan(1e-3);
  });

  test('converges to its limit, by a rule that measures what is left to gain', async () => {
    const fit = await fitMmil(bags, { learner, rho, stop: { rule: 'gain-left', tolerance: 1e-10 } });
    expect(fit.stopped).toBe('converged');
    // The objective is flat about its top: coefficients take longer to arrive than what is left to gain says.
    const arrived = (await states({ maxIterations: 200 })).at(-1)!;
    expect(distance(coef(arrived.model), fixture.converged.coef)).toBeLessThan(1e-5);
    expect(Math.abs(arrived.logLikelihood - fixture.converged.loglik)).toBeLessThan(1e-4);
    expect(fit.objective).toBeCloseTo(fixture.converged.penalisedMeanLoglik, 8);
    expect(fit.warnings).toEqual([]);
    const usual = await fitMmil(bags, { learner, rho });
    expect(fixture.converged.penalisedMeanLoglik - usual.objective).toBeLessThan(2e-6);
  });

  test('stops at iteration 19 by the rule of the package', async () => {
    const fit = await fitMmil(bags, { learner, rho, stop: { rule: 'small-gains' } });
    expect(fit.iterations).toBe(fixture.exact.stopIteration_tol1e4_patience3);
    expect(fit.converged).toBe(true);
  });

  test('with the interpolated path: coefficients 1e-5, log-likelihood 1e-4 of glmnet at thresh 1e-14', async () => {
    const exact = readFixture<Trace['pathInterp']>('path_interp_exact.json');
    const trace = await states({ learner: lasso({ lambda, interpolate: true }), maxIterations: 20 });
    trace.forEach(({ model, logLikelihood }, t) => {
      expect(distance(coef(model), exact.coef[t]!)).toBeLessThan(1e-5);
      expect(Math.abs(logLikelihood - exact.loglik[t]!)).toBeLessThan(1e-4);
      // The package solves to glmnet's default threshold: that far is it from the exact path, in R as here.
      expect(distance(coef(model), fixture.pathInterp.coef[t]!)).toBeLessThan(5e-4);
      expect(Math.abs(logLikelihood - fixture.pathInterp.loglik[t]!)).toBeLessThan(1.7e-2);
    });
  });

  test('with known labels clamped; the package’s log-likelihood, which forgets them, is another number', async () => {
    const { semiSupervised } = fixture;
    const trace = await states({ maxIterations: 60, knownLabels: yknown });
    const last = trace.at(-1)!;
    expect(distance(coef(last.model), semiSupervised.coef)).toBeLessThan(1e-5);
    expect(distance(last.posterior.subarray(0, 20), semiSupervised.posteriorHead20)).toBeLessThan(1e-5);
    const forgetful = trace.map(({ logit }) => observedLogLikelihood(logit, z, { rho }));
    expect(distance(forgetful, semiSupervised.loglik)).toBeLessThan(1e-4);
    expect(last.logLikelihood).toBeLessThan(forgetful.at(-1)! - 1);
    yknown.forEach((label, i) => {
      if (label >= 0) expect(last.posterior[i]).toBe(label);
    });
  });

  test('naive and oracle baselines', async () => {
    const naive = await fitBaseline(bags, { learner });
    expect(distance(coef(naive.model), fixture.naive.coef)).toBeLessThan(1e-5);
    const oracle = await fitBaseline(bags, { learner, cellLabels: y });
    expect(distance(coef(oracle.model), fixture.oracle.coef)).toBeLessThan(1e-5);
    expect(oracle.rho).toBeCloseTo(1 - 362 / 720, 10);
    expect([naive.method, oracle.method]).toEqual(['naive', 'oracle']);
    expect(naive.posterior).toHaveLength(cells.n);
  });

  test('updates rho of each patient, to 1e-4', async () => {
    const expected = readFixture<{ patients: string[]; rhoTrace: number[][]; coefTrace: number[][] }>(
      'em_per_patient_rho.json',
    );
    const trace = await states({ maxIterations: 40, rhoPrior: { alpha: 1, beta: 1 } });
    trace.forEach((state, t) => {
      expect(distance(coef(state.model), expected.coefTrace[t]!)).toBeLessThan(1e-4);
      const ours = expected.patients.map((patient) => state.rho[bags.patients.indexOf(patient)]!);
      expect(distance(ours, expected.rhoTrace[t]!)).toBeLessThan(1e-4);
    });
  });
});
