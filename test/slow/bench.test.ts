import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BenchRow } from '../../src/commands/bench/bench-row.ts';
import { assaybook } from '../commands/assaybook.ts';

const root = resolve(import.meta.dirname, '../..');

describe('bench', () => {
  test('mmil prints rows of the contract as JSON, their ratios computed', async () => {
    const { code, stdout, stderr } = await assaybook(root, ['bench', 'mmil', '--json', '--sizes', '2000']);
    expect(stderr.replace('compiling src …\n', '')).toBe('');
    expect(code).toBe(0);
    const rows = JSON.parse(stdout) as BenchRow[];
    const both = (id: string): string[] => [id, `${id}-independent`];
    const timed = ['lasso-path-2e3', 'lasso-one-2e3', 'em-2e3', 'cv-2e3', 'lasso-path-plain-2e3', 'em-plain-2e3'];
    expect(rows.map(({ id }) => id).sort()).toEqual(
      [...timed.flatMap(both), 'sparse-path', 'rss-2e3', 'rss-path-2e3', 'rss-boosting-2e3'].sort(),
    );
    for (const row of rows) {
      expect(row.n).toBe(2000);
      expect(row.ours).toBeGreaterThan(0);
      expect(row.better).toBe('lower');
      expect(typeof row.unit).toBe('string');
      expect(typeof row.peerName).toBe('string');
      if (row.peer === null) expect(row.ratio).toBeNull();
      else expect(row.ratio).toBeCloseTo(row.ours / row.peer, 10);
      // The fits are those of glmnet, where it is installed.
      if (typeof row.coefficientError === 'number') expect(row.coefficientError).toBeLessThan(1e-2);
    }
    expect(rows.find(({ id }) => id === 'rss-2e3')).toMatchObject({ peer: 0.32, unit: 'MB' });
  });

  test('boosting prints a table without --json', async () => {
    const { code, stdout } = await assaybook(root, ['bench', 'boosting', '--sizes', '1000']);
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/^id +n +ours +peer +ratio/);
    expect(lines.slice(1).map((line) => line.split(/ +/)[0])).toEqual(['boosting-1e3', 'boosting-1e3-independent']);
  });

  test('readers compares with a plain read of the same file', async () => {
    const { code, stdout } = await assaybook(root, ['bench', 'readers', '--json', '--sizes', '20000']);
    expect(code).toBe(0);
    const [row] = JSON.parse(stdout) as (BenchRow & { memory: number })[];
    expect(row).toMatchObject({ id: 'fcs-read', n: 20_000, better: 'lower' });
    expect(row!.ratio).toBeCloseTo(row!.ours / row!.peer!, 10);
    expect(row!.memory).toBeLessThan(1.5);
  });

  test('runner compares with a bare loop of the SDK, and runs from a warm cache without a request', async () => {
    const { code, stdout, stderr } = await assaybook(root, ['bench', 'runner', '--json', '--sizes', '1000']);
    expect(stderr.replace('compiling src …\n', '')).toBe('');
    expect(code).toBe(0);
    const rows = JSON.parse(stdout) as BenchRow[];
    expect(rows.map(({ id, n }) => [id, n])).toEqual([
      ['runner-64', 1000],
      ['runner-256', 1000],
      ['runner-cpu-us', 1000],
      ['warm-cache', 5000],
    ]);
    for (const { ours, peer, ratio } of rows) expect(ratio).toBeCloseTo(ours / peer!, 10);
  });
});
