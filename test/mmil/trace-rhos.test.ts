import { expect, test } from 'vitest';
import { simulateS1 } from '../../src/cells/simulate/simulate-s1.ts';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import { bagsOf } from '../../src/mmil/bags-of.ts';
import { traceRhos } from '../../src/mmil/experiments/trace-rhos.ts';
import { fitMmil } from '../../src/mmil/fit-mmil.ts';

const table = simulateS1({ variant: 'withBeta', n: 600, rho: 0.5, seed: 3 });

test('keeps every iteration of every rho, and ends where fitMmil ends', async () => {
  const learner = lasso({ lambda: 0.01 });
  const traces = await traceRhos(table, { rhos: [0.3, 0.6], learner: () => learner, maxIterations: 8 });
  expect(traces.map(({ rho }) => rho)).toEqual([0.3, 0.6]);
  for (const { rho, iterations } of traces) {
    const fit = await fitMmil(bagsOf(table), { learner, rho, maxIterations: 8 });
    expect(iterations).toHaveLength(fit.iterations);
    expect(iterations.at(-1)!.posterior).toEqual(fit.posterior);
    expect(iterations.at(-1)!.logLikelihood).toBeCloseTo(fit.logLikelihood / table.n, 12);
  }
});

test('learns to rank the cells of sick patients, together and within a patient', async () => {
  const [trace] = await traceRhos(table, { rhos: [0.5], learner: () => lasso({ lambda: 0.01 }) });
  const last = trace!.iterations.at(-1)!;
  expect(last.auroc).toBeGreaterThan(0.85);
  expect(last.medianAuroc).toBeGreaterThan(0.85);
  expect(trace!.stopped).toBe('converged');
});
