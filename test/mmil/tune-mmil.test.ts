import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import { nullLambda } from '../../src/mmil/null-lambda.ts';
import { tuneMmil } from '../../src/mmil/tune-mmil.ts';
import { fixtureBags } from './fixture-bags.ts';

const { bags, fold } = fixtureBags();
const learner = (lambda: number): ReturnType<typeof lasso> => lasso({ lambda });
const [, ...lines] = readFileSync(join(import.meta.dirname, 'fixtures/cv_rho_lambda.csv'), 'utf8')
  .trim()
  .split('\n');
const expected = lines.map((line) => line.split(',').map(Number));

describe('tuneMmil', () => {
  test('has the held-out log-likelihoods of R, to 1e-3 a fold', async () => {
    const tuning = await tuneMmil(bags, {
      learner,
      rhos: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
      lambdas: [0.003, 0.01, 0.03],
      foldOf: fold,
      maxIterations: 30,
      stop: { rule: 'never' },
    });
    expect(tuning.rows).toHaveLength(expected.length);
    tuning.rows.forEach((row, k) => {
      const [rho, lambda, ...folds] = expected[k]!;
      expect([row.rho, row.lambda]).toEqual([rho, lambda]);
      row.byFold.forEach((value, f) => expect(Math.abs(value - folds[f]!)).toBeLessThan(1e-3));
      expect(row.meanPerCell).toBeCloseTo(folds[4]!, 6);
    });
    expect(tuning.best).toMatchObject({ rho: 0.6, lambda: 0.003 });
    expect(tuning.band.rhos).toEqual(expect.arrayContaining([0.5, 0.6, 0.7]));
  }, 60_000);

  test('deals patients into folds, and scales lambda with rho', async () => {
    const seen: string[] = [];
    const tuning = await tuneMmil(bags, {
      learner,
      rhos: [0.5],
      lambdas: (rho) => [0.05 * nullLambda(bags, { rho }), 0.2 * nullLambda(bags, { rho })],
      folds: 3,
      seed: 4,
      maxIterations: 5,
      onProgress: (done, of) => seen.push(`${done}/${of}`),
    });
    expect(seen).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
    expect(tuning.band).toEqual({ lower: 0.5, upper: 0.5, rhos: [0.5] });
  });

  test('refuses an empty grid', async () => {
    await expect(tuneMmil(bags, { learner, rhos: [], lambdas: [1] })).rejects.toThrow('at least one rho');
    await expect(tuneMmil(bags, { learner, rhos: [0.5], lambdas: [] })).rejects.toThrow('at least one lambda');
  });
});
