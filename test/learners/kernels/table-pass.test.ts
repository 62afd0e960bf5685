import { describe, expect, test } from 'vitest';
import { plainPass } from '../../../src/learners/kernels/plain-pass.ts';
import type { PassData, TablePass } from '../../../src/learners/kernels/table-pass.ts';
import { wasmPass } from '../../../src/learners/kernels/wasm-pass.ts';
import type { Cells } from '../../../src/learners/learner.ts';
import { rng } from '../../../src/stats/rng.ts';

/** Some cells with features far from 0, one of them constant. */
function table(n: number, p: number): { cells: Cells; data: Required<PassData>; b: Float64Array } {
  const random = rng(3, 'tiles', n, p);
  const columns = Array.from({ length: p }, (_, j) =>
    Float32Array.from({ length: n }, () => (j === 2 ? 7 : 10 * j + random.normal() * (j + 1))),
  );
  const weights = Float64Array.from({ length: n }, (_, i) => (i % 5) / 2);
  const labels = Float64Array.from({ length: n }, () => random.uniform());
  const offset = Float64Array.from({ length: n }, () => random.normal());
  const b = Float64Array.from({ length: p }, (_, j) => (j % 3 === 1 ? 0 : random.normal() / 4));
  return { cells: { n, p, names: columns.map((_, j) => `x${j}`), columns }, data: { weights, labels, offset }, b };
}

const close = (ours: ArrayLike<number>, theirs: ArrayLike<number>, scale: number): void => {
  expect(ours).toHaveLength(theirs.length);
  for (let k = 0; k < theirs.length; k++) expect(Math.abs(ours[k]! - theirs[k]!) / scale).toBeLessThan(2e-6);
};

describe('the WebAssembly sweeps agree with their plain twin', () => {
  // Around the sizes of a tile, of four rows and of four and eight columns.
  test.each([
    [1, 1],
    [3, 4],
    [511, 5],
    [512, 8],
    [513, 9],
    [2051, 13],
  ])('%d cells, %d features', (n, p) => {
    const { cells, data, b } = table(n, p);
    const [wasm, plain] = [wasmPass(cells), plainPass(cells)];
    close(wasm.centre, plain.centre, 10 * p);
    close(wasm.scale, plain.scale, 10 * p);
    expect(wasm.constant).toEqual(plain.constant);
    for (const loaded of [data, { labels: data.labels }, { ...data, offset: undefined }]) {
      const sweep = (pass: TablePass): Float64Array => {
        pass.load(loaded);
        const sums = new Float64Array(p + 2);
        pass.gradient(-0.3, b, sums);
        return sums;
      };
      close(sweep(wasm), sweep(plain), n);
      close(wasm.logits(), plain.logits(), 1 + p);
      close(wasm.moments(), plain.moments(), n);
      close(wasm.hessian(-0.3, b, 3), plain.hessian(-0.3, b, 3), n);
    }
  });

  test('far out: no overflow, and the loss of a sure mistake', () => {
    const cells = { n: 2, p: 1, names: ['x'], columns: [Float32Array.of(-1, 1)] };
    for (const pass of [wasmPass(cells), plainPass(cells)]) {
      pass.load({ labels: [1, 0] });
      const sums = new Float64Array(3);
      pass.gradient(0, Float64Array.of(300), sums);
      close(sums, [600, 0, -2], 1000);
    }
  });
});
