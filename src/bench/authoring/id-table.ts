import { idTable as positionsOf } from '../run/id-table.ts';

/** Remembers a whole number from 1 for each of many ids, in some 30 bytes an id however long the ids are. */
export interface IdTable {
  /** The number of an id; 0 for one that is new. */
  get(id: string): number;
  set(id: string, value: number): void;
}

/** @example const table = idTable(); table.set('a', 7); [table.get('a'), table.get('b')] // [7, 0] */
export function idTable(): IdTable {
  const positions = positionsOf();
  const numbers: number[] = [];
  return {
    get: (id) => numbers[positions.find(id)] ?? 0,
    set(id, value) {
      const position = positions.add(id);
      numbers[position < 0 ? -1 - position : position] = value;
    },
  };
}
