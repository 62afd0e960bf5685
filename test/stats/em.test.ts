import { describe, expect, test } from 'vitest';
import { em } from '../../src/stats/em.ts';
import { gainLeft } from '../../src/stats/gain-left.ts';
import { groupFolds } from '../../src/stats/group-folds.ts';
import { smallGains } from '../../src/stats/small-gains.ts';

/** Halves the distance to 1. */
const halving = {
  step: (before: number | undefined) => ((before ?? 0) + 1) / 2,
  monitor: (value: number) => value,
  maxIterations: 100,
};

describe('em', () => {
  test('climbs until what is left to gain is below the tolerance', async () => {
    let last: { iteration: number; state: number; stopped: string | undefined } | undefined;
    for await (const state of em({ ...halving, stop: gainLeft(1e-6) })) last = state;
    expect(last).toMatchObject({ iteration: 20, stopped: 'converged' });
    expect(1 - last!.state).toBeLessThan(1e-6);
  });

  test('ends at the last iteration, and goes on from a state', async () => {
    const all: number[] = [];
    for await (const { state, iteration, stopped } of em({ ...halving, stop: () => undefined, maxIterations: 3 })) {
      all.push(state);
      if (iteration === 3) expect(stopped).toBe('max-iterations');
    }
    expect(all).toEqual([0.5, 0.75, 0.875]);
    const resume = { state: 0.875, iteration: 3, values: all };
    for await (const { state, iteration, values } of em({
      ...halving,
      stop: () => undefined,
      maxIterations: 4,
      resume,
    })) {
      expect([state, iteration]).toEqual([0.9375, 4]);
      expect(values).toEqual([0.5, 0.75, 0.875, 0.9375]);
    }
  });

  test('rejects when aborted', async () => {
    const climb = em({ ...halving, stop: () => undefined, signal: AbortSignal.abort(new Error('enough')) });
    await expect(climb.next()).rejects.toThrow('enough');
  });
});

describe('stop rules', () => {
  test('gainLeft goes on while a slow climb has far to go', () => {
    const creeping = Array.from({ length: 50 }, (_, k) => -(0.999 ** k));
    expect(gainLeft(0.01)(creeping)).toBeUndefined(); // steps of 0.001, but 0.95 left
    expect(() => gainLeft(0)).toThrow('tolerance must be above 0');
  });

  test('gainLeft says when the value falls, and when it stands still', () => {
    expect(gainLeft(1e-6)([0, 1, 0.9, 0.8, 0.7])).toBe('falling');
    expect(gainLeft(1e-6)([0, 1, 1])).toBe('converged');
  });

  test('smallGains counts gains in a row: a fall counts, a large gain or NaN starts anew', () => {
    const rule = smallGains({ tolerance: 0.1, patience: 3 });
    expect(rule([0, 0.05, 0.04, 0.06])).toBe('converged');
    expect(rule([0, 0.05, 1, 1.01, 1.02])).toBeUndefined();
    expect(rule([0, 0.05, Number.NaN, 0.06, 0.07])).toBeUndefined();
  });
});

describe('groupFolds', () => {
  test('keeps groups together and spreads the strata evenly', () => {
    const groups = Array.from({ length: 120 }, (_, i) => `P${i % 12}`);
    const strata = Array.from({ length: 120 }, (_, i) => Number(i % 12 < 6));
    const folds = groupFolds(groups, { folds: 3, seed: 1, strata });
    const foldsOf = (group: string): Set<number> => new Set(folds.filter((_, i) => groups[i] === group));
    for (const group of new Set(groups)) expect(foldsOf(group).size).toBe(1);
    for (const fold of [0, 1, 2])
      for (const stratum of [0, 1])
        expect(folds.filter((own, i) => own === fold && strata[i] === stratum)).toHaveLength(20);
    expect(groupFolds(groups, { folds: 3, seed: 1, strata })).toEqual(folds);
    expect(() => groupFolds(['a', 'b'], { folds: 3, seed: 1 })).toThrow('from 2 to the 2 groups, got 3');
  });
});
