import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idTable } from '../../../src/bench/authoring/id-table.ts';

test('the table remembers what a map remembers', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.integer({ min: 1, max: 2 ** 32 - 1 }))), (entries) => {
      const [table, map] = [idTable(), new Map<string, number>()];
      for (const [id, value] of entries) {
        expect(table.get(id)).toBe(map.get(id) ?? 0);
        table.set(id, value);
        map.set(id, value);
      }
      for (const [id, value] of map) expect(table.get(id)).toBe(value);
    }),
  );
});

test('it grows, and takes none of 100,000 similar ids for another', () => {
  const table = idTable();
  for (let i = 1; i <= 1e5; i++) {
    expect(table.get(`item-${i}`)).toBe(0);
    table.set(`item-${i}`, i);
  }
  expect([table.get('item-1'), table.get('item-99999'), table.get('item-100001')]).toEqual([1, 99999, 0]);
});
