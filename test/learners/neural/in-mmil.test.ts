import { describe, expect, test } from 'vitest';
import { simulateS1 } from '../../../src/cells/simulate/simulate-s1.ts';
import { lasso } from '../../../src/learners/lasso/lasso.ts';
import { backendAbsence, chooseBackend } from '../../../src/learners/neural/backend.ts';
import type { Cells } from '../../../src/learners/learner.ts';
import { neural } from '../../../src/learners/neural/neural.ts';
import { makeBags } from '../../../src/mmil/bags.ts';
import { compareBackends } from '../../../src/mmil/compare-backends.ts';
import { fitMmil } from '../../../src/mmil/fit-mmil.ts';
import { mmilSteps } from '../../../src/mmil/mmil-steps.ts';
import { auroc } from '../../../src/stats/auroc.ts';
import { rng } from '../../../src/stats/rng.ts';

/** Simulated cells of 40 patients with their inherited labels z and hidden labels y; half of the sick ones' are healthy. */
function simulated(seed: number) {
  const cells = simulateS1({ variant: 'shift', seed, rho: 0.5, n: 1200, p: 8, shift: 1 });
  const { patient, sick, label } = cells.annotations;
  return { cells, y: label, bags: makeBags(cells, patient.codes, sick) };
}

const training = simulated(1);
const unseen = simulated(2);
const { bags } = training;

test('inside MMIL it ranks unseen cells nearly as the lasso does, where a linear rule is the truth', async () => {
  const linear = await fitMmil(bags, { learner: lasso({ lambda: 0.01 }), rho: 0.5 });
  const network = await fitMmil(bags, { learner: neural({ hidden: [8], epochs: 5 }), rho: 0.5, maxIterations: 30 });
  const best = auroc(linear.logit(unseen.cells), unseen.y);
  expect(best).toBeGreaterThan(0.9);
  expect(auroc(network.logit(unseen.cells), unseen.y)).toBeGreaterThan(best - 0.02);
  expect(network.model.backend).toEqual(await chooseBackend());
});

test('ranks cells that differ by their distance from the centre, where the lasso is at a loss', async () => {
  const { y, bags: shifted } = training;
  const random = rng(3, 'neural', 'radius');
  const columns = [0, 1].map(() => Float64Array.from(y, (diseased) => (diseased ? 2.5 : 1) * random.normal()));
  const cells: Cells = { n: y.length, p: 2, names: ['a', 'b'], columns };
  const bent = { ...shifted, cells };
  const linear = await fitMmil(bent, { learner: lasso({ lambda: 0.001 }), rho: 0.5 });
  const learner = neural({ hidden: [12], epochs: 20, weightDecay: 1e-3, learningRate: 0.03 });
  const network = await fitMmil(bent, { learner, rho: 0.5, maxIterations: 10 });
  expect(auroc(linear.logit(cells), y)).toBeLessThan(0.6);
  expect(auroc(network.logit(cells), y)).toBeGreaterThan(0.75);
});

test('the objective of MMIL never falls, because no fit ends worse than it started', async () => {
  const { trace } = await fitMmil(bags, {
    learner: neural({ hidden: [8], epochs: 3, batch: 64, learningRate: 0.05 }),
    rho: 0.5,
    maxIterations: 12,
    stop: { rule: 'never' },
  });
  const steps = trace.slice(1).map(({ objective }, k) => objective - trace[k]!.objective);
  expect(Math.min(...steps)).toBeGreaterThan(-1e-6); // single precision
  expect(trace.at(-1)!.objective).toBeGreaterThan(trace[0]!.objective + 0.01);
});

test('goes on from a state, as if it had not been interrupted', async () => {
  const options = {
    learner: neural({ hidden: [4], epochs: 2, backend: 'plain' }),
    rho: 0.5,
    stop: { rule: 'never' },
  } as const;
  const whole = await fitMmil(bags, { ...options, maxIterations: 4 });
  let half;
  for await (const state of mmilSteps(bags, { ...options, maxIterations: 2 })) half = state;
  const rest = await fitMmil(bags, { ...options, maxIterations: 4, resume: half! });
  expect(rest.logit(unseen.cells)).toEqual(whole.logit(unseen.cells));
});

describe('a fit that cannot go on', () => {
  test('ends with the reason of the signal', async () => {
    const abort = new AbortController();
    const fit = fitMmil(bags, {
      learner: neural(),
      rho: 0.5,
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('enough')),
    });
    await expect(fit).rejects.toThrow('enough');
  });

  test('names what diverged, and the remedy', async () =>
    expect(fitMmil(bags, { learner: neural({ learningRate: 1e4 }), rho: 0.5 })).rejects.toMatchObject({
      name: 'DivergedError',
      message: expect.stringContaining('lower learningRate (now 10000)'),
    }));
});

test('backends are compared with the plain one; those that are absent say why', async () => {
  const rows = await compareBackends(bags, { rho: 0.5, hidden: [4], iterations: 2, epochs: 3 });
  expect(rows.map(({ backend, absent }) => [backend, absent])).toEqual([
    ['plain', null],
    ['gpu', (await backendAbsence('gpu')) ?? null],
    ['wasm', null],
    ['cpu', null],
  ]);
  expect(rows[0]!.difference).toBe(0);
  for (const row of rows.slice(1).filter(({ absent }) => absent === null)) {
    expect(row.difference).toBeGreaterThan(0); // single precision: another computation, not a copy
    expect(row.difference).toBeLessThan(1e-4);
    expect(row.seconds).toBeGreaterThan(0);
  }
});
