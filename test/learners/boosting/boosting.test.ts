import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boosting } from '../../../src/learners/boosting/boosting.ts';
import type { BoostingModel } from '../../../src/learners/boosting/boosting-model.ts';
import type { Tree } from '../../../src/learners/boosting/tree.ts';
import type { Cells } from '../../../src/learners/learner.ts';
import { contractCells, learnerContract } from '../contract.ts';
import { fixtureCells } from '../fixture-cells.ts';
import gbm from './fixtures/gbm.json' with { type: 'json' };
import xgboost from './fixtures/xgboost.json' with { type: 'json' };

const { cells, ysoft, w, patient } = fixtureCells();
const names = [...new Set(patient)];
const patients = Int32Array.from(patient, (name) => names.indexOf(name));
const near = (value: number, expected: number, tolerance: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
};
const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
const loss = (logits: ArrayLike<number>, labels: ArrayLike<number>, weights?: ArrayLike<number>): number => {
  let [sum, total] = [0, 0];
  for (let i = 0; i < logits.length; i++) {
    const weight = weights ? weights[i]! : 1;
    sum += weight * (Math.log1p(Math.exp(logits[i]!)) - labels[i]! * logits[i]!);
    total += weight;
  }
  return sum / total;
};

learnerContract(boosting({ trees: 20, splits: 'exact', lambda: 0, minChildWeight: 0.5, weightScale: 'mean-one' }), {
  tolerance: 1e-6,
  duplication: false,
});
learnerContract(boosting({ trees: 20, cellShare: 0.7, patientShare: 0.8, earlyStopping: { share: 0.2 } }), {
  tolerance: 1e-6,
  duplication: false,
  permutation: false,
});

/** The first tree of the xgboost dump: number of each split feature with its threshold, gain and cover; leaf values. */
const dumped = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [, id, rest] = /(\d+):(.*)/.exec(line)!;
      const split = /\[(x\d\d)<([-\d.e]+)\].*yes=(\d+).*gain=([\d.e-]+),cover=([\d.e-]+)/.exec(rest!);
      const leaf = /leaf=([-\d.e]+),cover=([\d.e-]+)/.exec(rest!);
      return { id: Number(id), split: split?.slice(1), leaf: leaf?.slice(1).map(Number) };
    });

describe.each([
  ['unweighted', undefined],
  ['weighted', w],
] as const)('exact splits, against xgboost, %s', (kind, weights) => {
  const oracle = xgboost[kind];
  const learner = boosting({
    trees: 10,
    depth: 3,
    learningRate: 0.3,
    start: 0,
    splits: 'exact',
    weightScale: 'as-given',
  });
  const fit = () => learner.fit(cells, ysoft, weights ? { weights } : {});

  test('margins of all 1,280 cells to 1e-4', async () => {
    expect(distance((await fit()).logit(cells), oracle.margin)).toBeLessThan(1e-4);
  });

  test('total gain of each feature to 1e-4 of it', async () => {
    const gains = (await fit()).gainImportance();
    for (const [name, gain] of Object.entries(oracle.gain)) near(gains[name]! / gain, 1, 1e-4);
  });

  test('the first tree: features, thresholds, gains, covers, leaves', async () => {
    const tree: Tree = (await fit()).trees[0]!;
    const compare = (node: number, id: number): void => {
      const { split, leaf } = dumped(oracle.firstTree).find((entry) => entry.id === id)!;
      if (leaf) {
        expect(tree.feature[node]).toBe(-1);
        near(tree.value[node]!, leaf[0]!, 1e-5);
        near(tree.cover[node]! / leaf[1]!, 1, 1e-5);
        return;
      }
      const [name, threshold, yes, gain, cover] = split!;
      expect(cells.names[tree.feature[node]!]).toBe(name);
      near(tree.threshold[node]!, Number(threshold), 1e-5);
      near(tree.gain[node]! / Number(gain), 1, 1e-4);
      near(tree.cover[node]! / Number(cover), 1, 1e-5);
      compare(tree.left[node]!, Number(yes));
      compare(tree.left[node]! + 1, Number(yes) + 1);
    };
    compare(0, 0);
  });

  test('histograms reach the same training loss to 1 %', async () => {
    const model = await boosting({
      trees: 10,
      learningRate: 0.3,
      start: 0,
      weightScale: 'as-given',
    }).fit(cells, ysoft, weights ? { weights } : {});
    near(loss(model.logit(cells), ysoft, weights) / loss(oracle.margin, ysoft, weights), 1, 0.01);
  });
});

describe('against R gbm: 20 trees of 2 splits, best first', () => {
  const options = { trees: 20, maxLeaves: 3, lambda: 0, learningRate: 0.1 } as const;

  test.each(['exact', 'histogram'] as const)('%s splits: training deviance after each tree to 1 %', async (splits) => {
    let model: BoostingModel | undefined;
    const learner = boosting({ ...options, trees: 1, splits });
    for (const deviance of gbm.trainError) {
      model = await learner.fit(cells, ysoft, model ? { warm: model } : {});
      // gbm leaves out rows of weight 0 and divides by the sum of weights: the same mean.
      near((2 * loss(model.logit(cells), ysoft)) / deviance, 1, 0.01);
    }
  });

  test('starts at the logit of the mean label', async () => {
    near((await boosting(options).fit(cells, ysoft)).start, gbm.initF, 1e-12);
  });
});

describe('a fit that goes on', () => {
  test.each(['exact', 'histogram'] as const)(
    '%s: 10 trees and 10 more are the 20 trees, sampled ones too',
    async (splits) => {
      const options = { splits, cellShare: 0.6, patientShare: 0.7 } as const;
      const once = await boosting({ ...options, trees: 20 }).fit(cells, ysoft, { patients, seed: 5 });
      const ten = boosting({ ...options, trees: 10 });
      const half = await ten.fit(cells, ysoft, { patients, seed: 5 });
      const all = await ten.fit(cells, ysoft, { patients, seed: 5, warm: half });
      expect(all.trees).toEqual(once.trees);
      expect(all.logit(cells)).toEqual(once.logit(cells));
      const back = ten.fromJSON(JSON.parse(JSON.stringify(half)));
      expect((await ten.fit(cells, ysoft, { patients, seed: 5, warm: back })).trees).toEqual(once.trees);
    },
  );

  test('to new labels lowers their loss, as in an EM iteration', async () => {
    const learner = boosting({ trees: 5 });
    const first = await learner.fit(cells, ysoft);
    const turned = ysoft.map((s) => 1 - s);
    const second = await learner.fit(cells, turned, { warm: first });
    expect(second.trees).toHaveLength(10);
    expect(loss(second.logit(cells), turned)).toBeLessThan(loss(first.logit(cells), turned));
  });
});

describe('early stopping', () => {
  test('keeps the trees with the smallest loss on held-out patients', async () => {
    const learner = boosting({ trees: 300, learningRate: 0.5, depth: 4, earlyStopping: { share: 0.3, patience: 4 } });
    const model = await learner.fit(cells, ysoft, { patients });
    const { heldOut } = model.trace;
    expect(heldOut.length).toBeLessThan(300);
    expect(model.trees).toHaveLength(heldOut.indexOf(Math.min(...heldOut)) + 1);
    expect(heldOut.length - model.trees.length).toBe(4);
  });

  test('needs two patients', async () => {
    const learner = boosting({ earlyStopping: {} });
    const one = new Int32Array(cells.n);
    await expect(learner.fit(cells, ysoft, { patients: one })).rejects.toThrow('there is only 1');
    await expect(boosting({ patientShare: 0.5 }).fit(cells, ysoft)).rejects.toThrow('give `patients`');
  });
});

describe('trees', () => {
  test('one split by hand: 0 0 | 1 1 at x = 1.5, leaves ∓ 0.1 · 1 / (0.5 + 1)', async () => {
    const table: Cells = { n: 4, p: 1, names: ['x'], columns: [Float64Array.of(0, 1, 2, 3)] };
    const learner = boosting({ trees: 1, depth: 1, minChildWeight: 0, splits: 'exact' });
    const { trees } = await learner.fit(table, [0, 0, 1, 1]);
    expect(trees[0]).toMatchObject({
      feature: [0, -1, -1],
      threshold: [1.5, 0, 0],
      left: [1, 0, 0],
      cover: [1, 0.5, 0.5],
    });
    near(trees[0]!.value[1]!, -0.1 / 1.5, 1e-15);
    near(trees[0]!.gain[0]!, 2 / 1.5, 1e-15);
  });

  test('histograms find the same split, to the rounding of gradients', async () => {
    const table: Cells = { n: 4, p: 1, names: ['x'], columns: [Float32Array.of(0, 1, 2, 3)] };
    const { trees } = await boosting({ trees: 1, depth: 1, minChildWeight: 0 }).fit(table, [0, 0, 1, 1]);
    expect([trees[0]!.feature[0], trees[0]!.threshold[0]]).toEqual([0, 1.5]);
    near(trees[0]!.value[2]!, 0.1 / 1.5, 1e-6);
  });

  test('have at most maxLeaves leaves and at most depth splits on a path', async () => {
    const { trees } = await boosting({ trees: 5, maxLeaves: 6, depth: 4, minChildWeight: 0 }).fit(cells, ysoft);
    for (const tree of trees) {
      expect(tree.feature.filter((j) => j < 0).length).toBeLessThanOrEqual(6);
      const depth = (node: number): number =>
        tree.feature[node]! < 0 ? 0 : 1 + Math.max(depth(tree.left[node]!), depth(tree.left[node]! + 1));
      expect(depth(0)).toBeLessThanOrEqual(4);
    }
  });

  test('do not mind a rising transformation of a feature (exact splits)', async () => {
    const learner = boosting({ trees: 5, splits: 'exact' });
    const bent = { ...cells, columns: cells.columns.map((column) => Float64Array.from(column, (x) => Math.cbrt(x))) };
    expect((await learner.fit(bent, ysoft)).logit(bent)).toEqual((await learner.fit(cells, ysoft)).logit(cells));
  });

  test('the loss falls with every tree', async () => {
    let last = Infinity;
    let model: BoostingModel | undefined;
    for (let k = 0; k < 10; k++) {
      model = await boosting({ trees: 1 }).fit(cells, ysoft, model ? { warm: model } : {});
      expect(model.trace.training[0]).toBeLessThan(last);
      last = model.trace.training[0]!;
    }
  });

  test('weights are repeated cells, when taken as given', async () => {
    const { cells: table, labels } = contractCells();
    const weights = Float64Array.from(labels, (_, i) => i % 3);
    const indices = Array.from(labels.keys()).flatMap((i) => Array<number>(i % 3).fill(i));
    const repeated = {
      ...table,
      n: indices.length,
      columns: table.columns.map((c) => Float64Array.from(indices, (i) => c[i]!)),
    };
    const learner = boosting({ trees: 10, splits: 'exact', weightScale: 'as-given' });
    const twice = await learner.fit(
      repeated,
      indices.map((i) => labels[i]!),
    );
    expect(distance(twice.logit(table), (await learner.fit(table, labels, { weights })).logit(table))).toBeLessThan(
      1e-9,
    );
  });

  test('random tables, labels and weights give finite logits', async () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const row = fc.record({
      a: value,
      b: fc.integer({ min: 0, max: 2 }),
      s: fc.double({ min: 0, max: 1, noNaN: true }),
      w: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 2, maxLength: 30 }),
        fc.constantFrom('exact', 'histogram'),
        async (rows, splits) => {
          const labels = rows.map(({ s }, i) => (i === 0 ? 1 : i === 1 ? 0 : s));
          const weights = rows.map(({ w }, i) => (i < 2 ? 1 : w));
          const table: Cells = {
            n: rows.length,
            p: 2,
            names: ['a', 'b'],
            columns: [Float64Array.from(rows, ({ a }) => a), Float32Array.from(rows, ({ b }) => b)],
          };
          const learner = boosting({
            trees: 10,
            lambda: 0,
            minChildWeight: 0,
            splits: splits as 'exact' | 'histogram',
          });
          const model = await learner.fit(table, labels, { weights });
          expect(model.logit(table).every(Number.isFinite)).toBe(true);
          const back = learner.fromJSON(JSON.parse(JSON.stringify(model)));
          expect(back.logit(table)).toEqual(model.logit(table));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is wrong is named', () => {
  test('an option out of range', () => {
    expect(() => boosting({ depth: 0 })).toThrow('depth must lie from 1 to 64, got 0');
    expect(() => boosting({ learningRate: 2 })).toThrow('learningRate must lie above 0 and up to 1, got 2');
    expect(() => boosting({ maxBins: 300 })).toThrow('maxBins must lie from 2 to 256, got 300');
    expect(() => boosting({ depth: 20 })).toThrow('depth above 16 needs maxLeaves');
    expect(() => boosting({ lambda: Number.NaN })).toThrow('lambda must be a finite number of at least 0, got NaN');
  });

  test('weights far from 1, and held-out patients that leave nothing to fit', async () => {
    const huge = new Float64Array(cells.n).fill(1e300);
    await expect(boosting().fit(cells, ysoft, { weights: huge })).rejects.toThrow('scale them to a mean near 1');
    const one = Float64Array.from(patients, (patient) => Number(patient === 3));
    const failed = await Promise.allSettled(
      Array.from({ length: 20 }, async (_, seed) =>
        boosting({ trees: 1, earlyStopping: { share: 0.5 } }).fit(cells, ysoft, { weights: one, patients, seed }),
      ),
    );
    const reasons = failed.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toContain('hold out fewer patients');
  });

  test('the JSON of another model', () => {
    expect(() => boosting().fromJSON({ learner: 'lasso' })).toThrow("got one of learner 'lasso'");
    expect(() => boosting().fromJSON(null)).toThrow(TypeError);
  });

  test('an empty table, and a model for other features', async () => {
    const empty = { n: 0, p: 0, names: [], columns: [] };
    await expect(boosting().fit(empty, [])).rejects.toThrow('at least one cell');
    const model = await boosting({ trees: 1 }).fit(cells, ysoft);
    const few = { n: 1, p: 1, names: ['x01'], columns: [Float64Array.of(1)] };
    expect(() => model.logit(few)).toThrow('the model has 12 features, the table 1');
    await expect(boosting().fit(few, [0.5], { warm: model })).rejects.toThrow('the warm model has 12 features');
  });

  test('a fit that is aborted while it runs stops soon', async () => {
    const controller = new AbortController();
    const running = boosting({ trees: 1e6 }).fit(cells, ysoft, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 120);
    await expect(running).rejects.toThrow('enough');
  });

  test('constant features, no split and saturation are warnings with a remedy', async () => {
    const flat: Cells = { n: 4, p: 1, names: ['x'], columns: [Float64Array.of(1, 1, 1, 1)] };
    const codes = (model: BoostingModel) => model.warnings.map(({ code }) => code);
    expect(codes(await boosting({ trees: 2 }).fit(flat, [0, 0, 1, 1]))).toEqual(['constant-column', 'null-model']);
    const split: Cells = { ...flat, columns: [Float64Array.of(1, 2, 3, 4)] };
    const greedy = boosting({ trees: 100, learningRate: 1, minChildWeight: 0, lambda: 0.001 });
    expect(codes(await greedy.fit(split, [0, 0, 1, 1]))).toEqual(['saturated']);
  });

  test('two fits to one table at the same time do not disturb each other', async () => {
    const learner = boosting({ trees: 60, depth: 6 });
    const alone = await learner.fit(cells, ysoft);
    const [a, b] = await Promise.all([
      learner.fit(cells, ysoft),
      learner.fit(
        cells,
        ysoft.map((s) => 1 - s),
      ),
    ]);
    expect(a.trees).toEqual(alone.trees);
    expect(b.trees).not.toEqual(alone.trees);
  });
});

describe('the two engines', () => {
  test.each([
    ['defaults', {}],
    ['depth 8, no penalty', { depth: 8, lambda: 0, minChildWeight: 0 }],
    ['best first, sampled', { maxLeaves: 12, cellShare: 0.5 }],
    ['few bins', { maxBins: 7, depth: 5, learningRate: 0.7 }],
  ] as const)('grow the same trees, to the last bit: %s', async (_, options) => {
    const [wasm, plain] = await Promise.all(
      (['wasm', 'plain'] as const).map(async (engine) =>
        boosting({ ...options, trees: 30, engine }).fit(cells, ysoft, { weights: w, seed: 2 }),
      ),
    );
    expect(wasm!.trees).toEqual(plain!.trees);
    expect(wasm!.logit(cells)).toEqual(plain!.logit(cells));
  });

  test('agree on tables of any size', async () => {
    for (const n of [2, 3, 5, 33, 64, 130]) {
      const table: Cells = {
        n,
        p: 5,
        names: ['a', 'b', 'c', 'd', 'e'],
        columns: cells.columns.slice(0, 5).map((column) => column.slice(0, n)),
      };
      const labels = Float64Array.from({ length: n }, (_, i) => (i % 2 ? 1 : 0.1));
      const [wasm, plain] = await Promise.all(
        (['wasm', 'plain'] as const).map(async (engine) =>
          boosting({ trees: 5, engine, minChildWeight: 0 }).fit(table, labels),
        ),
      );
      expect(wasm!.trees).toEqual(plain!.trees);
    }
  });
});
