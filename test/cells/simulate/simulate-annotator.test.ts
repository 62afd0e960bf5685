import { describe, expect, test } from 'vitest';
import { simulateAnnotator } from '../../../src/cells/simulate/simulate-annotator.ts';
import { mean } from '../../../src/stats/mean.ts';
import { rng } from '../../../src/stats/rng.ts';

describe('a simulated annotator', () => {
  const random = rng(1, 'margin');
  const margin = Array.from({ length: 5000 }, () => 4 * random.normal());
  const labels = margin.map((m) => Number(m > 0));
  const wrong = (given: Uint8Array): number[] => Array.from(given.keys()).filter((i) => given[i] !== labels[i]);

  test('errs on exactly 3 % of the cells, near the boundary', () => {
    const errors = wrong(simulateAnnotator(labels, margin, { seed: 1 }));
    expect(errors.length).toBe(150);
    const distance = (ids: number[]): number => mean(ids.map((i) => Math.abs(margin[i]!)));
    expect(distance(errors)).toBeLessThan(0.7 * distance(Array.from(margin.keys())));
    const closest = wrong(simulateAnnotator(labels, margin, { seed: 1, spread: 0 }));
    const sorted = Array.from(margin, Math.abs).sort((a, b) => a - b);
    expect(Math.max(...closest.map((i) => Math.abs(margin[i]!)))).toBe(sorted[149]);
  });

  test('is not the next one, and the same again', () => {
    const panel = [1, 2, 3].map((annotator) => simulateAnnotator(labels, margin, { seed: 1, annotator }));
    expect(new Set(panel.map((given) => wrong(given).join())).size).toBe(3);
    expect(simulateAnnotator(labels, margin, { seed: 1, annotator: 2 })).toEqual(panel[1]);
    expect(wrong(simulateAnnotator(labels, margin, { seed: 1, flips: 0 }))).toEqual([]);
  });

  test('refuses margins of another length, and a share above 1', () => {
    expect(() => simulateAnnotator([1], [1, 2], { seed: 1 })).toThrow('1 labels need as many margins, got 2');
    expect(() => simulateAnnotator([1], [1], { seed: 1, flips: 2 })).toThrow('flips must lie from 0 to 1, got 2');
  });
});
