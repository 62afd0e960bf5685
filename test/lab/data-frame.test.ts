import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFrame } from '../../src/lab/data-frame.ts';
import { exercises } from '../../src/lab/exercises.ts';
import { addModel } from '../../src/papers/medhelm/add-model.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { readModelScores } from '../../src/papers/medhelm/read-model-scores.ts';
import { scoreRows } from '../../src/papers/medhelm/score-rows.ts';
import { projectRoot } from '../../src/project.ts';

const medhelm = loadMedhelm();
const suite = medhelmSuite(medhelm, 'arxiv-v2');
const rows = scoreRows(suite);
const right = (id: string, given: number | string) => exercises[`pandas-style/${id}`]!.check(given).right;

test('scoreRows are the cells of the suite on the unit scale', () => {
  expect(rows).toHaveLength(9 * 35);
  const row = rows.find(({ model, benchmark }) => model === 'gpt-4o' && benchmark === 'mimic-rrs')!;
  expect(row.score).toBeCloseTo((4.192 - 1) / 4, 12);
});

test('danfo groups and averages as we do, and says 0 for the spread of 15 groups of one', async () => {
  const frame = await dataFrame(rows.filter(({ model }) => model === 'o3-mini'));
  const spread = frame.groupby(['subcategory']).col(['score']).std().column('score_std').values as number[];
  expect(spread).toHaveLength(22);
  expect(right('1', spread.filter((value) => value === 0).length)).toBe(true);
});

test('danfo counts missing scores in a group; two of ten are missing', async () => {
  const own = readModelScores(join(projectRoot(), 'data/examples/simulated-model.csv'), medhelm);
  const support = scoreRows(addModel(suite, own).suite).filter(
    ({ model, category }) => model === own.id && category === 'clinical-decision-support',
  );
  const count = (await dataFrame(support)).groupby(['category']).col(['score']).count().column('score_count').values;
  expect(count).toEqual([10]);
  expect(right('2', support.filter(({ score }) => !Number.isNaN(score)).length)).toBe(true);
});

test('the best mean in administration and workflow', async () => {
  const frame = await dataFrame(rows.filter(({ category }) => category === 'administration-and-workflow'));
  const means = frame.groupby(['model']).col(['score']).mean().sortValues('score_mean', { ascending: false });
  expect(right('3', means.column('model').values[0])).toBe(true);
});

test('no rows are refused', async () => {
  await expect(dataFrame([])).rejects.toThrow('needs a row');
});
