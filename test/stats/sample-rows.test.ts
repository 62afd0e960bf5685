import { expect, test } from 'vitest';
import { sampleRows } from '../../src/stats/sample-rows.ts';

test('draws each position at most once, in ascending order', () => {
  const rows = sampleRows(100, 30, { seed: 1 });
  expect(rows).toHaveLength(30);
  expect(rows.every((row, k) => row >= 0 && row < 100 && (k === 0 || row > rows[k - 1]!))).toBe(true);
});

test('every position is as likely as another', () => {
  const seen = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 4000; seed++) for (const row of sampleRows(10, 3, { seed })) seen[row]!++;
  // 1200 expected each, SD 29.
  for (const count of seen) expect(Math.abs(count - 1200)).toBeLessThan(120);
});

test('the same seed draws the same; all come when as many are wanted', () => {
  expect(sampleRows(50, 5, { seed: 3 })).toEqual(sampleRows(50, 5, { seed: 3 }));
  expect([...sampleRows(3, 9, { seed: 1 })]).toEqual([0, 1, 2]);
});

test('refuses half a thing', () => {
  expect(() => sampleRows(5, 1.5, { seed: 1 })).toThrow('size must be a whole number');
});
