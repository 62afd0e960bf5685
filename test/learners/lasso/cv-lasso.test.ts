import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cvLasso } from '../../../src/learners/lasso/cv-lasso.ts';
import { fixtureCells } from '../fixture-cells.ts';

interface Scores {
  cvm: number[];
  cvsd: number[];
  lambdaMin: number;
  lambda1se: number;
}
const expected = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/cv_glmnet.json'), 'utf8')) as {
  lambda: number[];
  deviance: Scores;
  auc: Scores;
};
const { cells, y, z, fold, patient } = fixtureCells();

describe('cvLasso', () => {
  test.each([
    ['deviance', expected.deviance],
    ['auroc', expected.auc],
  ] as const)(
    'has the %s of cv.glmnet with the same folds, to 1e-5',
    (measure, { cvm, cvsd, lambdaMin, lambda1se }) => {
      const cv = cvLasso(cells, y, { foldOf: fold, measure, lambdas: expected.lambda });
      cvm.forEach((value, k) => expect(Math.abs(cv.mean[k]! - value)).toBeLessThan(1e-5));
      cvsd.forEach((value, k) => expect(Math.abs(cv.se[k]! - value)).toBeLessThan(1e-5));
      expect([cv.lambdaMin, cv.lambda1se]).toEqual([lambdaMin, lambda1se]);
    },
  );

  test('keeps the cells of a patient together, and both classes in every fold', () => {
    const seen: number[] = [];
    const cv = cvLasso(cells, y, {
      patients: patient,
      strata: z,
      folds: 3,
      seed: 2,
      onProgress: (done) => seen.push(done),
    });
    expect(cv.byFold).toHaveLength(3);
    expect(seen).toEqual([1, 2, 3]);
    expect(cv.lambda1se).toBeGreaterThanOrEqual(cv.lambdaMin);
  });

  test('refuses to split patients', () => {
    expect(() => cvLasso(cells, y, {})).toThrow('give the patient of each cell');
    expect(() => cvLasso(cells, y, { patients: patient, folds: 99 })).toThrow('from 2 to the 14 groups, got 99');
  });
});
