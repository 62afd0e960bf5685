import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sizedId } from '../../src/commands/bench/bench-row.ts';
import { assaybook } from './assaybook.ts';

const root = resolve(import.meta.dirname, '../..');

describe('bench', () => {
  test('an unknown name or size is a usage error that says what there is', async () => {
    const unknown = await assaybook(root, ['bench', 'speed']);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('bench takes one of: mmil, boosting, readers'),
    ]);
    const size = await assaybook(root, ['bench', 'mmil', '--sizes', 'many']);
    expect([size.code, size.stderr]).toEqual([2, expect.stringContaining('--sizes takes numbers of cells')]);
  });

  test('sizes have short names', () => {
    expect([1e5, 1e6, 2000, 1500].map((n) => sizedId('em', n))).toEqual(['em-1e5', 'em-1e6', 'em-2e3', 'em-1.5e3']);
  });
});
