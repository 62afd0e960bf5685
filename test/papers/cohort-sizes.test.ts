import { describe, expect, test } from 'vitest';
import { countCells } from '../../src/mmil/experiments/count-cells.ts';
import { cohortSizes } from '../../src/papers/mmil/cohort-sizes.ts';
import { mmilCohort } from '../../src/papers/mmil/mmil-cohort.ts';

const seed = 20240612;

describe('sizes of a simulated cohort', () => {
  test.each(['ALL', 'AML'] as const)('%s has the patients and cells that it is made with', async (id) => {
    const times = ['Dx', 'D8'] as const;
    const cohort = await mmilCohort(id, { seed, times });
    const [train, ...tests] = cohortSizes(id, { seed, times });
    const tables = [cohort.training, ...times.map((time) => cohort.tests[time]!.table)];
    expect(tests.map(({ time }) => time)).toEqual(['Dx', 'D8']);
    [train!, ...tests].forEach((size, k) => {
      const made = countCells(tables[k]!);
      expect([made.sickPatients, made.healthyDonors, made.cells]).toEqual([
        size.sickPatients,
        size.healthyDonors,
        size.cells,
      ]);
      expect(size.samples).toBe(size.sickPatients + size.healthyDonors);
      // The share that was drawn makes the cells: the counts differ from it by binomial chance only, here within 5 SE.
      const cellsOfSick = (size.cells / size.samples) * size.sickPatients;
      const p = size.blasts.mean;
      expect(Math.abs(made.diseased / cellsOfSick - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / cellsOfSick));
    });
  });

  test('27 + 6 patients of 300 cells train on ALL', () => {
    const [train] = cohortSizes('ALL', { seed });
    expect(train).toMatchObject({
      split: 'train',
      sickPatients: 27,
      healthyDonors: 6,
      cells: 9900,
      fewest: 300,
      most: 300,
    });
    expect(Object.keys(train!.blasts.byPatient).length).toBe(27);
  });

  test('at paper scale samples of AML have 5,000 to 280,000 cells, those of ALL 120,000', () => {
    for (const size of cohortSizes('AML', { seed, scale: 'paper', times: ['Dx', 'MRD'] })) {
      expect(size.fewest).toBeGreaterThanOrEqual(5000);
      expect(size.most).toBeLessThanOrEqual(280_000);
      expect(size.most).toBeGreaterThan(size.fewest);
      expect(size.cells).toBeGreaterThan(size.samples * size.fewest);
    }
    expect(
      cohortSizes('ALL', { seed, scale: 'paper' }).every(({ fewest, most }) => fewest === 120_000 && most === 120_000),
    ).toBe(true);
  });
});
