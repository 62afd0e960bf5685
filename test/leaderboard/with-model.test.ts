import { describe, expect, test } from 'vitest';
import { withModel } from '../../src/leaderboard/with-model.ts';
import { juryTable } from './table.ts';

describe('withModel', () => {
  const table = juryTable([
    [3, 4],
    [2, 5],
  ]);

  test('adds a last row, with NaN where there is no score, and leaves the table as it was', () => {
    const { models, scores } = withModel(table, { id: 'mine', scores: { x1: 4.5 } });
    expect(models).toEqual(['a', 'b', 'mine']);
    expect(scores).toEqual([
      [3, 4],
      [2, 5],
      [Number.NaN, 4.5],
    ]);
    expect(table.models).toEqual(['a', 'b']);
  });

  test('refuses a known id, an unknown benchmark, no score, and an infinite one', () => {
    expect(() => withModel(table, { id: 'a', scores: { x0: 1 } })).toThrow('the table has a model a already');
    expect(() => withModel(table, { id: 'c', scores: { x7: 1 } })).toThrow(
      'c has a score on x7, which the table does not have',
    );
    expect(() => withModel(table, { id: 'c', scores: {} })).toThrow('c has no score on any of the 2 benchmarks');
    expect(() => withModel(table, { id: 'c', scores: { x0: Infinity } })).toThrow(
      'the score of c on x0 is Infinity; write NaN for a missing one',
    );
  });
});
