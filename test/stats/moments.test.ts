import { describe, expect, test } from 'vitest';
import { mean } from '../../src/stats/mean.ts';
import { sd } from '../../src/stats/sd.ts';

describe('mean and sd', () => {
  test('of 2 4 4 4 5 5 7 9 are 5, 2 (population) and √(32/7) (sample)', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(values)).toBe(5);
    expect(sd(values, { ddof: 0 })).toBe(2);
    expect(sd(values)).toBe(Math.sqrt(32 / 7));
  });

  test('take typed arrays', () => expect(mean(Float32Array.of(1, 2))).toBe(1.5));

  test('are NaN for too few values, and for a NaN among them', () => {
    expect(mean([])).toBeNaN();
    expect(sd([])).toBeNaN();
    expect(sd([3])).toBeNaN();
    expect(sd([3], { ddof: 0 })).toBe(0);
    expect(sd([], { ddof: 0 })).toBeNaN();
    expect(mean([1, Number.NaN])).toBeNaN();
    expect(sd([1, Number.NaN, 2])).toBeNaN();
  });

  test('sd keeps its digits far from zero', () => {
    expect(sd([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
  });

  test('sd refuses another ddof', () => {
    expect(() => sd([1, 2], { ddof: 2 as 1 })).toThrow('ddof must be 0 (population) or 1 (sample), got 2');
  });
});
