import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnsPass } from '../../../src/learners/kernels/columns-pass.ts';
import { passFor } from '../../../src/learners/kernels/pass-for.ts';
import { plainColumns } from '../../../src/learners/kernels/plain-columns.ts';
import { plainPass } from '../../../src/learners/kernels/plain-pass.ts';
import { wasmColumns } from '../../../src/learners/kernels/wasm-columns.ts';
import { lasso } from '../../../src/learners/lasso/lasso.ts';
import { lassoPath, type LassoPathOptions } from '../../../src/learners/lasso/lasso-path.ts';
import type { Cells, DenseCells } from '../../../src/learners/learner.ts';
import { makeBags } from '../../../src/mmil/bags.ts';
import { fitMmil } from '../../../src/mmil/fit-mmil.ts';
import { rng } from '../../../src/stats/rng.ts';
import { sparseColumn } from '../contract.ts';

interface Solutions {
  lambda: number[];
  a0: number[];
  beta: { j: number[]; b: number[] }[];
  count: number;
}
type Fixture = Record<'plain' | 'weighted' | 'enet', Solutions> & {
  n: number;
  p: number;
  columns: { rows: number[]; values: number[] }[];
  labels: number[];
  weights: number[];
};
const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/glmnet_sparse.json'), 'utf8'),
) as Fixture;
const { n, p, labels, weights } = fixture;
const names = fixture.columns.map((_, j) => `gene${j}`);
const tableOf = (type: Float32ArrayConstructor | Float64ArrayConstructor): Cells => ({
  n,
  p,
  names,
  columns: fixture.columns.map(({ rows, values }) => ({ rows: Int32Array.from(rows), values: type.from(values) })),
});

const cases: ['plain' | 'weighted' | 'enet', LassoPathOptions][] = [
  ['plain', {}],
  ['weighted', { weights }],
  ['enet', { alpha: 0.5 }],
];

describe('a sparse table with more features than cells has the coefficients of R glmnet 4.1-6 (thresh 1e-14)', () => {
  test.each(cases)('%s: to 1e-6 in f64, to 1e-3 in f32, each certified over all features', (name, options) => {
    const { lambda, a0, beta } = fixture[name];
    expect('product' in passFor(tableOf(Float64Array))).toBe(true);
    for (const [type, tolerance, asked] of [
      [Float64Array, 1e-6, 1e-8],
      [Float32Array, 1e-3, 1e-6],
    ] as const) {
      const path = lassoPath(tableOf(type), labels, { ...options, lambdas: lambda, tolerance: asked });
      beta.forEach(({ j, b }, k) => {
        const expected = new Float64Array(p);
        j.forEach((feature, at) => (expected[feature] = b[at]!));
        const worst = Math.max(...expected.map((value, at) => Math.abs(value - path.coefficients[k]![at]!)));
        expect(worst).toBeLessThan(tolerance);
        expect(Math.abs(path.intercepts[k]! - a0[k]!)).toBeLessThan(tolerance);
      });
      path.kkt.forEach((kkt) => expect(kkt).toBeLessThanOrEqual(asked));
      expect(path.warnings).toEqual([]);
    }
  });

  test('the automatic path starts at the same lambda', () => {
    const [first] = lassoPath(tableOf(Float64Array), labels, { count: 1 }).lambdas;
    expect(first! / fixture.plain.lambda[0]! - 1).toBeCloseTo(0, 10);
  });

  test('a warm start ends in the same model, in one sweep', () => {
    const cells = tableOf(Float64Array);
    const cold = lasso({ lambda: 0.03 }).fit(cells, labels);
    const warm = lasso({ lambda: 0.03 }).fit(cells, labels, { warm: cold });
    expect(warm.passes).toBe(1);
    expect(warm.coefficients).toEqual(cold.coefficients);
  });
});

describe('a dense table of many features that hang together', () => {
  const random = rng(5, 'wide');
  const size = 200;
  const hidden = Array.from({ length: 5 }, () => Float64Array.from({ length: size }, () => random.normal()));
  const cells: DenseCells = {
    n: size,
    p: 600,
    names: Array.from({ length: 600 }, (_, j) => `x${j}`),
    columns: Array.from({ length: 600 }, (_, j) =>
      hidden[j % 5]!.map((value) => 1e4 * (j % 2) + value + 0.5 * random.normal()),
    ),
  };
  const soft = Float64Array.from({ length: size }, (_, i) => 1 / (1 + Math.exp(-2 * hidden[0]![i]! + hidden[1]![i]!)));

  test('is solved to the optimality conditions of all 600, computed here', () => {
    const { intercepts, coefficients, lambdas, kkt, passes } = lassoPath(cells, soft, {
      count: 20,
      lambdaMinRatio: 0.05,
    });
    expect(passes).toBeLessThan(20 * 40);
    lambdas.forEach((lambda, k) => {
      expect(kkt[k]).toBeLessThan(Math.max(1e-6 * lambda, 1e-10));
      const residual = soft.map((s, i) => {
        const eta = cells.columns.reduce((sum, x, j) => sum + coefficients[k]![j]! * x[i]!, intercepts[k]!);
        return s - 1 / (1 + Math.exp(-eta));
      });
      for (let j = 0; j < 600; j += 7) {
        const x = Float64Array.from(cells.columns[j]!);
        const mean = x.reduce((sum, value) => sum + value, 0) / size;
        const sd = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size);
        const gradient = residual.reduce((sum, r, i) => sum + (r * (x[i]! - mean)) / sd, 0) / size;
        const b = coefficients[k]![j]!;
        const violation = b === 0 ? Math.abs(gradient) - lambda : Math.abs(gradient - Math.sign(b) * lambda);
        expect(violation).toBeLessThan(1e-6 * lambda + 1e-9);
      }
    });
  });
});

describe('sums by column', () => {
  const random = rng(9, 'columns');
  const size = 301;
  const dense = Array.from({ length: 8 }, (_, j) =>
    Float64Array.from({ length: size }, () => (j < 4 && random.uniform() < 0.7 ? 0 : Math.fround(random.normal() + j))),
  );
  const single = dense.map((column) => Float32Array.from(column));
  const table: Cells = {
    n: size,
    p: 8,
    names: dense.map((_, j) => `x${j}`),
    columns: [
      sparseColumn(dense[0]!),
      sparseColumn(single[1]!),
      sparseColumn(dense[2]!),
      sparseColumn(single[3]!),
      dense[4]!,
      single[5]!,
      dense[6]!,
      single[7]!,
    ],
  };
  const data = {
    labels: Float64Array.from({ length: size }, () => random.uniform()),
    weights: Float64Array.from({ length: size }, (_, i) => i % 3),
    offset: Float64Array.from({ length: size }, () => random.normal()),
  };
  const b = Float64Array.from({ length: 8 }, (_, j) => (j % 3 === 1 ? 0 : random.normal() / 4));

  test.each([
    ['in WebAssembly', wasmColumns],
    ['plain', plainColumns],
  ])('%s are those of the tiles, for sparse and dense columns of both precisions', (_, kernelOf) => {
    const [columns, tiles] = [columnsPass(table, 'f64', kernelOf), plainPass({ ...table, columns: dense })];
    for (const loaded of [data, { labels: data.labels }]) {
      columns.load(loaded);
      tiles.load(loaded);
      const [ours, theirs] = [new Float64Array(3), new Float64Array(10)];
      columns.sweep(-0.3, b, ours);
      tiles.gradient(-0.3, b, theirs);
      expect(ours[0]).toBeCloseTo(theirs[0]!, 9);
      expect(ours[1]).toBeCloseTo(theirs[1]!, 9);
      for (let j = 0; j < 8; j++) expect(columns.product(j)).toBeCloseTo(theirs[2 + j]!, 9);
      columns.logits().forEach((eta, i) => expect(eta).toBeCloseTo(tiles.logits()[i]!, 10));
      const expected = tiles.moments();
      columns.moments().forEach((moment, k) => expect(moment).toBeCloseTo(expected[k]!, 8));
      const curvature = tiles.hessian(-0.3, b, 1e9);
      expect(ours[2]).toBeCloseTo(curvature[80]!, 9);
    }
  });
});

test('MMIL on a sparse table climbs to where it does on the dense one', async () => {
  const sparse = tableOf(Float64Array);
  const kept = sparse.columns.slice(0, 90);
  const patient = Array.from({ length: n }, (_, i) => i % 10);
  const sick = patient.map((id) => id % 2);
  const options = {
    learner: lasso({ lambda: 0.02 }),
    rho: 0.5,
    stop: { rule: 'gain-left', tolerance: 1e-9 } as const,
    maxIterations: 1000,
  };
  // Ninety sparse features go into tiles, twenty more of zeros make it a wide table.
  const zeros = Array.from({ length: 20 }, () => ({ rows: Int32Array.of(0), values: Float64Array.of(1e-3) }));
  const tiled = { n, p: 90, names: names.slice(0, 90), columns: kept };
  const wide = { n, p: 110, names: names.slice(0, 110), columns: [...kept, ...zeros] };
  expect(['product' in passFor(tiled), 'product' in passFor(wide)]).toEqual([false, true]);
  const [first, second] = [
    await fitMmil(makeBags(tiled, patient, sick), options),
    await fitMmil(makeBags(wide, patient, sick), options),
  ];
  expect(second.converged).toBe(true);
  expect(Math.abs(second.objective - first.objective)).toBeLessThan(1e-4);
});
