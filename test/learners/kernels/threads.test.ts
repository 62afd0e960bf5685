import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compiledSource } from '../../../src/kernel/compile.js';
import { wasmPass } from '../../../src/learners/kernels/wasm-pass.ts';
import { lasso } from '../../../src/learners/lasso/lasso.ts';
import { rng } from '../../../src/stats/rng.ts';

const random = rng(11, 'threads');
const n = 60_001;
const columns = Array.from({ length: 6 }, () => Float32Array.from({ length: n }, () => random.normal()));
const cells = { n, p: 6, names: columns.map((_, j) => `x${j}`), columns };
const labels = Float64Array.from({ length: n }, (_, i) => 1 / (1 + Math.exp(-columns[0]![i]!)));

describe('threads that share the sweeps', () => {
  test('sum to the same numbers, bit for bit, whatever their number', async () => {
    const b = Float64Array.of(0.5, 0, -1, 0.2, 0, 0.1);
    const sums = [1, 2, 3].map((threads) => {
      const pass = wasmPass(cells, threads);
      pass.load({ labels });
      return { pass, last: new Float64Array(8) };
    });
    await new Promise((done) => setTimeout(done, 500)); // until the threads have started
    for (let sweep = 0; sweep < 20; sweep++) {
      for (const { pass, last } of sums) pass.gradient(sweep / 10, b, last);
      expect(sums[1]!.last).toEqual(sums[0]!.last);
      expect(sums[2]!.last).toEqual(sums[0]!.last);
    }
    expect(sums[2]!.pass.logits()).toEqual(sums[0]!.pass.logits());
  });

  test('give the same model, and refuse a number that makes no sense', () => {
    const [one, two] = [1, 2].map((threads) => lasso({ lambda: 0.01, threads }).fit({ ...cells }, labels));
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    expect(() => lasso({ lambda: 0.01, threads: 0 }).fit(cells, labels)).toThrow('threads must be a whole number');
  });

  test('work from the compiled source, and keep no process alive', async () => {
    const source = await compiledSource(resolve(import.meta.dirname, '../../..'));
    const code = `
      const { lasso } = await import(${JSON.stringify(pathToFileURL(join(source, 'learners/lasso/lasso.js')).href)});
      const n = 60000;
      const columns = [Float32Array.from({ length: n }, (_, i) => Math.sin(i)), Float32Array.from({ length: n }, (_, i) => Math.cos(3 * i))];
      const cells = { n, p: 2, names: ['a', 'b'], columns };
      const labels = columns[0].map((x) => 1 / (1 + Math.exp(-x)));
      const learner = lasso({ lambda: 0.01, threads: 2 });
      const first = learner.fit(cells, labels);
      await new Promise((done) => setTimeout(done, 300));
      console.log(JSON.stringify(learner.fit(cells, labels).coefficients) === JSON.stringify(first.coefficients));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect([status, stdout.trim(), stderr]).toEqual([0, 'true', '']);
  });
});
