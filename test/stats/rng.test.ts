import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean } from '../../src/stats/mean.ts';
import { rng } from '../../src/stats/rng.ts';
import { sd } from '../../src/stats/sd.ts';

describe('rng', () => {
  test('gives the same numbers on every machine: these were written down once', () => {
    expect(rng(1).uniform()).toBe(0.4737282640546868);
    expect(rng(1, 'a').normal()).toBe(0.2857950034571484);
    expect(rng(1, 'fold', 2).integer(6)).toBe(3);
  });

  test('repeats a stream for the same seed and names, and starts another for any other', () => {
    const start = (seed: number, ...names: (string | number)[]) => {
      const random = rng(seed, ...names);
      return [random.uniform(), random.uniform()].join();
    };
    expect(start(7, 'x', 3)).toBe(start(7, 'x', 3));
    const others = [start(7), start(7, 'x'), start(7, 'x', 3), start(7, 'x', '3'), start(7, 'x3'), start(8, 'x', 3)];
    expect(new Set(others).size).toBe(6);
  });

  test('streams of neighbouring names do not correlate', () => {
    const draw = (name: number) => {
      const random = rng(1, 'fold', name);
      return Array.from({ length: 20_000 }, () => random.uniform() - 0.5);
    };
    const [x, y] = [draw(1), draw(2)];
    const correlation = mean(x.map((value, i) => value * y[i]!)) * 12;
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(20_000));
  });

  test('integer(n) stays below n and hits every value equally often', () => {
    const random = rng(3);
    const counts = new Array(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.integer(7)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * Math.sqrt(10_000));
    expect(rng(1).integer(1)).toBe(0);
  });

  test('integer(n) has no modulo bias for an n above 2^31', () => {
    const random = rng(5);
    const n = 3 * 2 ** 30; // a plain remainder would fall into the first third half of the time
    let low = 0;
    for (let i = 0; i < 30_000; i++) if (random.integer(n) < 2 ** 30) low++;
    expect(Math.abs(low - 10_000)).toBeLessThan(400);
  });

  test('uniform is in [0, 1) with mean 1/2, normal has mean 0 and SD 1', () => {
    const random = rng(2);
    const uniform = Array.from({ length: 50_000 }, () => random.uniform());
    expect(Math.min(...uniform.slice(0, 9999))).toBeGreaterThanOrEqual(0);
    expect(uniform.every((value) => value < 1)).toBe(true);
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(0.006);
    const normal = Array.from({ length: 50_000 }, () => random.normal());
    expect(Math.abs(mean(normal))).toBeLessThan(0.02);
    expect(Math.abs(sd(normal) - 1)).toBeLessThan(0.015);
  });

  test('any whole seed works, and nothing else does', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (seed) => rng(seed).uniform() < 1));
    for (const seed of [1.5, Number.NaN, undefined, '1'])
      expect(() => rng(seed as number)).toThrow(`seed must be a whole number, got ${seed}`);
    expect(() => rng(1, 0.5)).toThrow('the name of a random stream must be a text or a whole number, got 0.5');
    expect(() => rng(1).integer(0)).toThrow('integer(n) needs a whole n from 1 to 2^32, got 0');
  });
});
