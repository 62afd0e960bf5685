import { expect, test } from 'vitest';
import { boosting } from '../../src/learners/boosting/boosting.ts';
import { lasso } from '../../src/learners/lasso/lasso.ts';
import { permutationImportance } from '../../src/learners/permutation-importance.ts';
import { auroc } from '../../src/stats/auroc.ts';
import { sparseColumn } from './contract.ts';
import { fixtureCells } from './fixture-cells.ts';

const { cells, y } = fixtureCells();

test('the features that make the labels matter, and one that the model does not use is worth exactly 0', async () => {
  const model = await boosting({ trees: 20, depth: 2 }).fit(cells, y);
  const gains = model.gainImportance();
  const drops = permutationImportance(model, cells, (logits) => auroc(logits, y), { seed: 1 });
  expect(Object.keys(drops)).toEqual(cells.names);
  expect(drops.x02).toBeGreaterThan(0.05);
  const unused = cells.names.filter((name) => gains[name] === 0);
  expect(unused.length).toBeGreaterThan(0);
  for (const name of unused) expect(drops[name]).toBe(0);
  expect(permutationImportance(model, cells, (logits) => auroc(logits, y), { seed: 1 })).toEqual(drops);
});

test('a score without a value is named', async () => {
  const model = await boosting({ trees: 1 }).fit(cells, y);
  expect(() => permutationImportance(model, cells, () => Number.NaN, { seed: 1 })).toThrow('are both classes there?');
});

test('a sparse table gives what the dense one does', () => {
  const dense = {
    ...cells,
    columns: cells.columns.map((column) => Float64Array.from(column, (value) => Math.max(0, value))),
  };
  const sparse = { ...cells, columns: dense.columns.map(sparseColumn) };
  const model = lasso({ lambda: 0.01 }).fit(dense, y);
  const [first, second] = [dense, sparse].map((table) =>
    permutationImportance(model, table, (logits) => auroc(logits, y), { seed: 1 }),
  );
  for (const name of cells.names) expect(second![name]).toBeCloseTo(first![name]!, 6);
});
