import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finitePopulationSize } from '../../src/stats/finite-population-size.ts';
import { iccSampleSize, type IccSampleSizeOptions } from '../../src/stats/icc-sample-size.ts';
import { minimumDetectableEffect } from '../../src/stats/minimum-detectable-effect.ts';
import { normalQuantile } from '../../src/stats/normal-quantile.ts';
import { rng } from '../../src/stats/rng.ts';

const oracle = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/power.json'), 'utf8')) as {
  detectable: { differences: number[]; population: number; sample: number; 'alpha0.01Power0.9': number };
  iccSampleSize: (IccSampleSizeOptions & { unrounded: number })[];
};

describe('iccSampleSize', () => {
  test('ICC 0.75 with two raters needs 95, 65, 47, 37, 30 for widths 0.2 to 0.4', () => {
    const sizes = [0.2, 0.25, 0.3, 0.35, 0.4].map((width) => iccSampleSize({ icc: 0.75, width }).n);
    expect(sizes).toEqual([95, 65, 47, 37, 30]);
  });

  test.each(oracle.iccSampleSize)(
    'ICC $icc, width $width, $raters raters agrees with R',
    ({ unrounded, ...options }) => {
      expect(iccSampleSize(options).unrounded / unrounded).toBeCloseTo(1, 13);
    },
  );

  test('without assurance it is 1 + (2 z A)² 2 / (w² k (k - 1)), and more assurance needs more', () => {
    const [a, z] = [0.25 * 1.75, normalQuantile(0.975)];
    const bonett = 1 + ((2 * z * a) ** 2 / 0.3 ** 2 / (2 * 2 * 1)) * 4;
    expect(iccSampleSize({ icc: 0.75, width: 0.3, assurance: 0.5 }).unrounded).toBeCloseTo(bonett, 10);
    const unit = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.integer({ min: 2, max: 6 }), (icc, width, raters) => {
        const at = (assurance: number, w = width) => iccSampleSize({ icc, width: w, raters, assurance }).unrounded;
        expect(at(0.9)).toBeGreaterThanOrEqual(at(0.5));
        expect(at(0.8, width * 0.9)).toBeGreaterThan(at(0.8));
      }),
    );
  });

  test('of 2,000 simulated studies of 47 pairs, about 80 % get an interval of at most 0.3', () => {
    const random = rng(5, 'assurance');
    const [icc, n, z] = [0.75, iccSampleSize({ icc: 0.75, width: 0.3 }).n, normalQuantile(0.975)];
    let narrow = 0;
    for (let study = 0; study < 2000; study++) {
      let [between, within, sum] = [0, 0, 0];
      const means = Array.from({ length: n }, () => {
        const truth = Math.sqrt(icc) * random.normal();
        const [x, y] = [0, 1].map(() => truth + Math.sqrt(1 - icc) * random.normal()) as [number, number];
        within += (x - y) ** 2 / 2;
        sum += (x + y) / 2;
        return (x + y) / 2;
      });
      for (const value of means) between += (2 * (value - sum / n) ** 2) / (n - 1);
      const r = (between - within / n) / (between + within / n);
      if (2 * z * Math.sqrt(((1 - r) ** 2 * (1 + r) ** 2) / (n - 1)) <= 0.3) narrow++;
    }
    expect(narrow / 2000).toBeGreaterThan(0.74);
    expect(narrow / 2000).toBeLessThan(0.9);
  });

  test('refuses what it cannot use, by name', () => {
    const refuse = (options: Partial<IccSampleSizeOptions>) => () =>
      iccSampleSize({ icc: 0.75, width: 0.3, ...options });
    expect(refuse({ icc: 1 })).toThrow('icc must lie between 0 and 1, got 1');
    expect(refuse({ width: 0 })).toThrow('width must lie between 0 and 1, got 0');
    expect(refuse({ assurance: 0.4 })).toThrow('assurance must lie from 0.5 on and below 1, got 0.4');
    expect(refuse({ raters: 1 })).toThrow('raters must be a whole number of at least 2, got 1');
    expect(refuse({ population: 12.5 })).toThrow('population must be a whole number from 1 on, got 12.5');
  });
});

describe('finitePopulationSize', () => {
  test('corrects 46.98 to 34 of 120, takes all of 43, and tends to n', () => {
    expect(finitePopulationSize(46.98, 120)).toBe(34);
    expect(finitePopulationSize(46.98, 43)).toBe(43);
    expect(finitePopulationSize(46.98, 1e9)).toBe(47);
    expect(finitePopulationSize(1, 1)).toBe(1);
    expect(() => finitePopulationSize(0, 10)).toThrow('a sample size must be above 0, got 0');
  });
});

describe('minimumDetectableEffect', () => {
  test('of differences 1, 0, -1, 0 it is 2.8016 × 0.7071 / 2, by hand', () => {
    const { effect, mean, sd, n } = minimumDetectableEffect([1, 0, -1, 0]);
    expect(effect).toBeCloseTo(((1.959963984540054 + 0.8416212335729143) * Math.SQRT1_2) / 2, 14);
    expect([mean, sd, n]).toEqual([0, Math.SQRT1_2, 4]);
  });

  test('agrees with R for the population SD, the sample SD, and other errors', () => {
    const { differences, population, sample, 'alpha0.01Power0.9': strict } = oracle.detectable;
    expect(minimumDetectableEffect(differences).effect).toBeCloseTo(population, 14);
    expect(minimumDetectableEffect(differences, { ddof: 1 }).effect).toBeCloseTo(sample, 14);
    expect(minimumDetectableEffect(differences, { ddof: 1, alpha: 0.01, power: 0.9 }).effect).toBeCloseTo(strict, 14);
  });

  test('a true difference of that size is detected in about 80 % of simulated comparisons', () => {
    const random = rng(8, 'power');
    const [n, z] = [100, normalQuantile(0.975)];
    const effect = (z + normalQuantile(0.8)) / Math.sqrt(n);
    let detected = 0;
    for (let k = 0; k < 2000; k++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += effect + random.normal();
      if (Math.abs(sum / n) * Math.sqrt(n) > z) detected++;
    }
    expect(detected / 2000).toBeGreaterThan(0.77);
    expect(detected / 2000).toBeLessThan(0.83);
  });

  test('does not change with the sign, and grows with the scale', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 2, maxLength: 30 }), (d) => {
        const { effect } = minimumDetectableEffect(d);
        expect(minimumDetectableEffect(d.map((value) => -value)).effect).toBeCloseTo(effect, 12);
        expect(minimumDetectableEffect(d.map((value) => 5 * value)).effect).toBeCloseTo(5 * effect, 10);
      }),
    );
  });

  test('refuses one difference, one that is missing, and a power that is no probability', () => {
    expect(() => minimumDetectableEffect([1])).toThrow('a detectable effect needs at least 2 differences, got 1');
    expect(() => minimumDetectableEffect([1, Number.NaN])).toThrow('differences must be finite, got NaN at position 1');
    expect(() => minimumDetectableEffect([1, 2], { power: 80 })).toThrow('power must lie between 0 and 1, got 80');
  });
});
