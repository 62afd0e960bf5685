import { describe, expect, test } from 'vitest';
import { beta } from '../../src/stats/beta.ts';
import { dirichlet } from '../../src/stats/dirichlet.ts';
import { gamma } from '../../src/stats/gamma.ts';
import { mean } from '../../src/stats/mean.ts';
import { poisson } from '../../src/stats/poisson.ts';
import { type Rng, rng } from '../../src/stats/rng.ts';
import { sd } from '../../src/stats/sd.ts';

const n = 40_000;
const draws = (draw: () => number): number[] => Array.from({ length: n }, draw);

/** A stream that gives these uniforms, then fails. */
const scripted = (...uniforms: number[]): Rng => ({
  uniform: () => uniforms.shift()!,
  integer: () => NaN,
  normal: () => NaN,
});

describe('gamma', () => {
  test.each([0.3, 1, 2.5, 60])('of shape %d has that mean and variance', (shape) => {
    const random = rng(1, 'gamma');
    const values = draws(() => gamma(random, shape));
    expect(Math.min(...values.slice(0, 9999))).toBeGreaterThan(0);
    expect(Math.abs(mean(values) - shape)).toBeLessThan(4 * Math.sqrt(shape / n));
    // Var(s²) ≈ (μ₄ - σ⁴) / n with μ₄ = 3 shape² + 6 shape
    expect(Math.abs(sd(values) ** 2 - shape)).toBeLessThan(5 * Math.sqrt((2 * shape ** 2 + 6 * shape) / n));
  });

  test('of shape 1 is exponential: P(X > 1) = 1 / e', () => {
    const random = rng(2, 'gamma');
    const share = mean(draws(() => Number(gamma(random, 1) > 1)));
    expect(Math.abs(share - Math.exp(-1))).toBeLessThan(4 * Math.sqrt(0.2325 / n));
  });

  test('refuses a shape of 0, NaN and infinity', () => {
    for (const shape of [0, -1, NaN, Infinity])
      expect(() => gamma(rng(1), shape)).toThrow(`the shape of a gamma must be above 0, got ${shape}`);
  });

  test('gives these on every machine: written down once', () => {
    expect(gamma(rng(1), 2.5)).toBeCloseTo(3.862486222656416, 12);
    expect(beta(rng(1), 4.2, 1)).toBeCloseTo(0.9569268521573236, 12);
  });
});

describe('beta and dirichlet', () => {
  test('beta(a, b) has mean a / (a + b) and variance ab / ((a + b)² (a + b + 1))', () => {
    const random = rng(1, 'beta');
    const values = draws(() => beta(random, 3, 1.6));
    const variance = (3 * 1.6) / (4.6 ** 2 * 5.6);
    expect(Math.abs(mean(values) - 3 / 4.6)).toBeLessThan(4 * Math.sqrt(variance / n));
    expect(Math.abs(sd(values) ** 2 / variance - 1)).toBeLessThan(0.04);
  });

  test('dirichlet shares sum to 1, and have mean m and variance m (1 - m) / (1 + Σ alpha)', () => {
    const random = rng(1, 'dirichlet');
    const alpha = [30, 20, 10];
    const shares = Array.from({ length: 20_000 }, () => dirichlet(random, alpha));
    expect(shares.every((share) => Math.abs(share[0]! + share[1]! + share[2]! - 1) < 1e-12)).toBe(true);
    alpha.forEach((a, k) => {
      const [m, values] = [a / 60, shares.map((share) => share[k]!)];
      expect(Math.abs(mean(values) - m)).toBeLessThan(4 * Math.sqrt((m * (1 - m)) / 61 / 20_000));
      expect(Math.abs((sd(values) ** 2 * 61) / (m * (1 - m)) - 1)).toBeLessThan(0.06);
    });
  });
});

describe('poisson', () => {
  test('of mean 0 is 0, and below 10 it inverts: e⁻³ = 0.0498, e⁻³ 4 = 0.1991', () => {
    expect(poisson(scripted(0.5), 0)).toBe(0);
    expect(poisson(scripted(0.0497), 3)).toBe(0);
    expect(poisson(scripted(0.0499), 3)).toBe(1);
    expect(poisson(scripted(0.1992), 3)).toBe(2);
    expect(poisson(scripted(1 - 2 ** -53), 3)).toBeLessThan(40); // ends where the terms vanish
  });

  test('above 10 takes the squeeze: u = 0.5 gives the whole part of mean + 0.43', () => {
    expect(poisson(scripted(0.5, 0.9), 250)).toBe(250);
  });

  test.each([0.75, 9.99, 10, 13, 60, 3000])('of mean %d has that mean and variance', (m) => {
    const random = rng(3, 'poisson');
    const values = draws(() => poisson(random, m));
    expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    expect(Math.abs(mean(values) - m)).toBeLessThan(4 * Math.sqrt(m / n));
    expect(Math.abs(sd(values) ** 2 - m)).toBeLessThan(5 * Math.sqrt((2 * m ** 2 + m) / n));
  });

  test.each([9, 12])('of mean %d meets its probabilities (chi-square over 2 to 22)', (m) => {
    const random = rng(5, 'poisson');
    const counts = new Array(200).fill(0);
    for (let i = 0; i < 200_000; i++) counts[poisson(random, m)]++;
    let p = Math.exp(-m);
    let chi = 0;
    for (let k = 0; k <= 22; k++) {
      if (k >= 2) chi += (counts[k] - 200_000 * p) ** 2 / (200_000 * p);
      p *= m / (k + 1);
    }
    expect(chi).toBeLessThan(47); // 21 terms: P(chi² > 47) < 0.001
  });

  test('refuses a negative mean and NaN', () => {
    for (const m of [-1, NaN, Infinity])
      expect(() => poisson(rng(1), m)).toThrow(`the mean of a Poisson must be at least 0, got ${m}`);
  });
});
