import { describe, expect, test } from 'vitest';
import { plainEngine } from '../../../src/learners/boosting/plain-engine.ts';
import type { TreeEngine } from '../../../src/learners/boosting/tree-engine.ts';
import { wasmEngine } from '../../../src/learners/boosting/wasm-engine.ts';
import { rng } from '../../../src/stats/rng.ts';

describe('the kernel, step by step beside its twin', () => {
  const random = rng(3);
  const [n, stride] = [203, 8];
  const bins = Uint8Array.from({ length: n * stride }, () => random.integer(256));
  const binned = { n, stride, width: 256, bins, threshold: () => 0 };
  const engines: TreeEngine[] = [wasmEngine(binned, 3), plainEngine(binned, false)];
  const margins = Float64Array.from({ length: n }, (_, i) => 40 * random.normal() * (i % 5 === 0 ? 10 : 0.1));
  const labels = margins.map(() => random.uniform());
  const weights = margins.map((_, i) => (i % 7 === 0 ? 0 : 3 * random.uniform()));
  const both = <T>(run: (engine: TreeEngine) => T): [T, T] => [run(engines[0]!), run(engines[1]!)];
  both((engine) => {
    engine.margins.set(margins);
    engine.labels.set(labels);
    engine.weights.set(weights);
    for (let i = 0; i < n; i++) engine.rows[i] = i;
    engine.scale(weights.reduce((sum, w) => sum + w, 0));
    engine.gradients(11);
  });

  test('gradients, sums, splits, partitions and leaves are equal to the last bit', () => {
    const rules = { lambda: 0.5, minChildWeight: 0.1 };
    both((engine) => engine.histogram(0, n, 0, true));
    const [split, twin] = both((engine) => engine.bestSplit(0, rules));
    expect(split).toEqual(twin);
    expect(split.gain).toBeGreaterThan(0);
    const [middle, twinMiddle] = both((engine) => engine.partition(0, n, split.feature, split.bin));
    expect(middle).toBe(twinMiddle);
    expect(engines[0]!.rows).toEqual(engines[1]!.rows);
    both((engine) => {
      engine.histogram(0, middle, 1, false);
      engine.subtract(0, 1);
      engine.histogram(middle, n, 2, false);
    });
    for (const slot of [0, 1, 2]) {
      const [a, b] = both((engine) => engine.bestSplit(slot, rules));
      expect(a).toEqual(b);
    }
    // The parent less the left child is the right child.
    expect(engines[0]!.bestSplit(0, rules)).toEqual(engines[0]!.bestSplit(2, rules));
    both((engine) => engine.add(3, 50, 0.25));
    expect(engines[0]!.margins).toEqual(engines[1]!.margins);
  });

  test('sums are those of the gradients, to one unit a cell', () => {
    const { g, h } = engines[0]!.bestSplit(2, { lambda: 1, minChildWeight: 0 });
    let [gSum, hSum] = [0, 0];
    const { rows } = engines[0]!;
    const total = weights.reduce((sum, w) => sum + w, 0);
    const left = engines[0]!.bestSplit(1, { lambda: 1, minChildWeight: 0 });
    for (const i of rows) {
      const p = 1 / (1 + Math.exp(-margins[i]!));
      gSum += weights[i]! * (p - labels[i]!);
      hSum += weights[i]! * p * (1 - p);
    }
    expect(Math.abs(g + left.g - gSum)).toBeLessThan(1e-4 * total);
    expect(Math.abs(h + left.h - hSum)).toBeLessThan(1e-4 * total);
  });
});
